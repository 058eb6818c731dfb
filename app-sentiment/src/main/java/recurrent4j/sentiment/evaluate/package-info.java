/** How good the answers of classifiers are. Depends on {@code reviews} and on common. */
package recurrent4j.sentiment.evaluate;
