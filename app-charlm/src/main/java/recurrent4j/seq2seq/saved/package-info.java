/** Trained models on disk, of which one answers. Knows the rooms that train them, and no page. */
package recurrent4j.seq2seq.saved;
