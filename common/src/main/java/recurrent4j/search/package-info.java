/**
 * Looking for good hyperparameters within a time budget: what may be varied, which settings are tried, and what came of each.
 * May depend on {@code model} and {@code io}.
 */
package recurrent4j.search;
