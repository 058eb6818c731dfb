/** What a method of forecasting is, and what it answers. Depends on the series alone. */
package recurrent4j.timeseries.forecast;
