/**
 * Recurrent networks that learn from many series at once how each goes on. Depends on the series, on what a forecast is,
 * and on common.
 */
package recurrent4j.timeseries.global;
