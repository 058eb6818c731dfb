/**
 * An HTTP service on the JDK's own server: routes that take and give JSON, with limits and a description of themselves.
 * Depends on the JDK, on Jackson and on {@code io}, and knows neither models nor the command line.
 */
package recurrent4j.serve;
