/**
 * Layers that Deeplearning4j has not, as configurations whose names stand in saved networks. Depends on Deeplearning4j and on
 * the running layers in {@code fused}, which compute them.
 */
package recurrent4j.layers;
