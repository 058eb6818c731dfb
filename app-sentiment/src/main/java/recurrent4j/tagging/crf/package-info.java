/** Linear-chain conditional random fields: the probability of a sequence of tags from scores. Knows no other package of tagging. */
package recurrent4j.tagging.crf;
