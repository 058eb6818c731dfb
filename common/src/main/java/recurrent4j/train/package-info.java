/**
 * The training loop: fit, validate, keep the best, stop, and go on after an interruption. May depend on {@code model}
 * and {@code data}, Deeplearning4j and ND4J.
 */
package recurrent4j.train;
