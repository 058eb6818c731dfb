/**
 * Running layers that an engine computes, and how they take the places of Deeplearning4j's. May depend on Deeplearning4j and
 * the contracts of engines; one line of {@link recurrent4j.layers.fused.Backend} names the engines there are.
 */
package recurrent4j.layers.fused;
