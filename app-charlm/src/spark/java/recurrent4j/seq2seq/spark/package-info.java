/** Other texts for the records of a cluster: encoder-decoders as jobs on Spark. Built by the profile {@code spark}. */
package recurrent4j.seq2seq.spark;
