/** A language model trained by several workers, an experiment on Spark. Built by the profile {@code spark}. */
package recurrent4j.charlm.spark;
