/** Models without a network. Knows the rooms of the corpus, of tokens and of scores. */
package recurrent4j.seq2seq.baseline;
