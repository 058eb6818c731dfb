/** Networks that have learned from series, on disk. Depends on all methods, on their backtests and on common. */
package recurrent4j.timeseries.saved;
