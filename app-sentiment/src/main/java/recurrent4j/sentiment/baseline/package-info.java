/** Classifiers without a network. Depends on {@code evaluate}, {@code reviews} and LIBLINEAR. */
package recurrent4j.sentiment.baseline;
