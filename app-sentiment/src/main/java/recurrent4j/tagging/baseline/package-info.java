/** Taggers without a network. Knows {@code tagging.corpus}, {@code tagging.scheme}, {@code tagging.crf}, {@code tagging.evaluate}. */
package recurrent4j.tagging.baseline;
