/** Whether forecasts are any good, from rolling origins. Depends on series, forecast and baseline. */
package recurrent4j.timeseries.backtest;
