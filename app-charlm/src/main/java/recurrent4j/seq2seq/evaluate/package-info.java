/** Scores of rewritten texts, and the contest of those who rewrite. Knows the rooms of the corpus and of tokens. */
package recurrent4j.seq2seq.evaluate;
