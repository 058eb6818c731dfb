/** Recurrent encoder-decoders: how they read pairs, learn and answer. Knows those who compete with them, and not who saves or applies them. */
package recurrent4j.seq2seq.network;
