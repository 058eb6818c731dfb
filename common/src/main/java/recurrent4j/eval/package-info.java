/**
 * Scores, and the contestants and circumstances that they belong to. Depends on libraries alone, and neither prints nor
 * touches an array of ND4J.
 */
package recurrent4j.eval;
