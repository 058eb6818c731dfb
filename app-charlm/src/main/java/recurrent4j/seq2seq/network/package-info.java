/** Recurrent encoder-decoders: how they read pairs, learn and answer. Knows the other rooms but baselines, and no page. */
package recurrent4j.seq2seq.network;
