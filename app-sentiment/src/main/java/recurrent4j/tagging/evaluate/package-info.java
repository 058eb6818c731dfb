/** Whoever tags sentences, and how well. Knows {@code tagging.corpus} and {@code tagging.scheme}. */
package recurrent4j.tagging.evaluate;
