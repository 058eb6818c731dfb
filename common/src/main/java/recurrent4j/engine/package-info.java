/**
 * What an engine computes: the kernels of recurrent, output, pooling, embedding and other layers over whole sequences, as
 * contracts, and the one factory {@link recurrent4j.engine.Kernels} that an engine implements.
 *
 * <p>May depend on ND4J's arrays, and on nothing of Deeplearning4j nor of any engine.
 */
package recurrent4j.engine;
