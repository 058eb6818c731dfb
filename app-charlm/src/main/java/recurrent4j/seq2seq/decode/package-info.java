/**
 * From probabilities of the next token to texts: greedy and beam search, sampling, scores of given targets. Knows the rooms of the
 * corpus, of tokens and of scores.
 */
package recurrent4j.seq2seq.decode;
