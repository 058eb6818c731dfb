/** From texts to tokens and back. Knows the room of the corpus. */
package recurrent4j.seq2seq.tokens;
