/** Data on its way to a network: splits, windows, scaling. Depends on DataVec and ND4J alone. */
package recurrent4j.data;
