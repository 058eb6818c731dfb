/**
 * The engine for the CPU: forward and backward passes that read and write ND4J's arrays in place.
 *
 * <p>May depend on the contracts, on ND4J and its kernel libraries (OpenBLAS, oneDNN, JavaCPP), and on nothing of
 * Deeplearning4j.
 */
package recurrent4j.engine.cpu;
