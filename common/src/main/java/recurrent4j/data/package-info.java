/** Data on its way to a network: splits, windows, scaling, minibatches. Depends on {@code io}, DataVec and ND4J. */
package recurrent4j.data;
