/** Labels and tags for the records of a cluster: models of this module as jobs on Spark. Built by the profile {@code spark}. */
package recurrent4j.sentiment.spark;
