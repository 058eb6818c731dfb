/** Exponential smoothing and a recurrent network in one. Depends on series, forecast, global and common. */
package recurrent4j.timeseries.esrnn;
