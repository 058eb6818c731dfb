/** The search for the settings of a network. Depends on series, backtest, global and common. */
package recurrent4j.timeseries.search;
