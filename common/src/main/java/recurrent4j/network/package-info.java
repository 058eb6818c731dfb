/**
 * Networks of Deeplearning4j made from descriptions: their initial weights, their steps, and what computes them. May depend
 * on {@code model} and {@code layers}.
 */
package recurrent4j.network;
