/**
 * Networks described by what they read, how they remember and what they answer, and the one translation of that
 * description for Deeplearning4j. May depend on {@code layers}, Deeplearning4j and ND4J.
 */
package recurrent4j.model;
