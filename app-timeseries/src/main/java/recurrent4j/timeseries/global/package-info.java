/** Recurrent networks that learn from many series at once. Depends on series, forecast and common. */
package recurrent4j.timeseries.global;
