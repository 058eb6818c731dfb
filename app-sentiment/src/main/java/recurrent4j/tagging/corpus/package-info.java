/** Sentences of tagged tokens, and the files that hold them. Knows {@code tagging.scheme} and the tools of common. */
package recurrent4j.tagging.corpus;
