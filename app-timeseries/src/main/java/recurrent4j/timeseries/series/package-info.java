/**
 * Many series as people keep them in files: values, the moments they belong to, how often, and what was missing. Depends
 * on DataVec's parser of CSV lines and the JDK.
 */
package recurrent4j.timeseries.series;
