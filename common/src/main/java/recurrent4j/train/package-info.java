/**
 * The training loop: fit, validate, keep the best, stop, and go on after an interruption; for one network or an ensemble. May
 * depend on {@code network}, {@code data}, {@code eval} and {@code io}, Deeplearning4j and ND4J.
 */
package recurrent4j.train;
