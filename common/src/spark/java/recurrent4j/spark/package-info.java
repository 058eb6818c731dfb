/**
 * Saved models on Spark: answers for more records than one machine can give. Depends on {@code scoring}, {@code io} and Spark,
 * and is built by the profile {@code spark} alone.
 */
package recurrent4j.spark;
