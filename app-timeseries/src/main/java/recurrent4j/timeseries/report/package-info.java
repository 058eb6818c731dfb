/** What a run leaves for people. Depends on forecasts, backtests, the course, and on common. */
package recurrent4j.timeseries.report;
