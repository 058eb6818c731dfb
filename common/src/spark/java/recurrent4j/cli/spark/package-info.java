/** The options of jobs on Spark. Depends on {@code spark} and {@code cli}. */
package recurrent4j.cli.spark;
