/** Pairs of texts, read from files or generated, in parts that share no pair. Knows no other room of this package. */
package recurrent4j.seq2seq.corpus;
