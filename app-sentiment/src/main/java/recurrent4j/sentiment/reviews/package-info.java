/**
 * Labelled texts: where they come from, how they are split, and what classifiers read of them. Depends on {@code text}
 * and on common.
 */
package recurrent4j.sentiment.reviews;
