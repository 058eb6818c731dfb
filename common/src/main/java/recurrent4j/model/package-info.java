/**
 * Networks described as data: what they read, how they remember and what they answer. May depend on {@code layers}, and on
 * Deeplearning4j for the layers of a cell.
 */
package recurrent4j.model;
