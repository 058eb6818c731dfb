/** From probabilities of the next token to texts: greedy and beam search, and sampling. Knows the rooms of tokens and scores. */
package recurrent4j.seq2seq.decode;
