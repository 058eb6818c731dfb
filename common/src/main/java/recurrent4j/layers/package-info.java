/** Recurrent layers computed as fused whole-sequence kernels. Depends on Deeplearning4j and ND4J alone. */
package recurrent4j.layers;
