/** Forecasts and backtests of the series of a cluster: models and methods as jobs on Spark. Built by the profile {@code spark}. */
package recurrent4j.timeseries.spark;
