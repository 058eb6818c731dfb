/**
 * Whether forecasts are any good: errors and their definitions, rolling origins, intervals from past errors. Depends on
 * the series, the forecast, and for its yardsticks on the baselines.
 */
package recurrent4j.timeseries.backtest;
