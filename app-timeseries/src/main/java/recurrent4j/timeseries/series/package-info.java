/**
 * Many series as people keep them in files: values, the moments they belong to, how often, and what was missing. Depends
 * on {@code io} and the JDK.
 */
package recurrent4j.timeseries.series;
