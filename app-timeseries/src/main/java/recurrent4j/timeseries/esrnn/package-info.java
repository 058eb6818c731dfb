/**
 * Exponential smoothing and a recurrent network in one, trained on many series together. Depends on the series, on what a
 * forecast is, on {@code global} and on common.
 */
package recurrent4j.timeseries.esrnn;
