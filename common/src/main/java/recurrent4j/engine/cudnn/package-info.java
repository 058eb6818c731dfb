/**
 * The engine for NVIDIA's GPUs: whole networks in the device's memory, recurrent layers by cuDNN, everything else by kernels of
 * our own.
 *
 * <p>May depend on the contracts, and on nothing of ND4J, of Deeplearning4j nor of another engine. What calls CUDA itself stands
 * in {@code src/cuda/java}, and is built with {@code -Pcuda}.
 */
package recurrent4j.engine.cudnn;
