/**
 * Data on its way to a network: splits, windows, scaling, minibatches, and files that are whole or not there. Depends on
 * DataVec and ND4J alone.
 */
package recurrent4j.data;
