/** Forecasting: time series, baselines and recurrent networks. Depends on common, DataVec, and the JDK. */
package recurrent4j.timeseries;
