/** Statistical methods that read one history at a time; what a network has to beat. Depends on the series and the forecast. */
package recurrent4j.timeseries.baseline;
