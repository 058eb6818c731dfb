/** Linear-chain conditional random fields: the probability of a sequence of tags from scores. Of tagging it knows what a tagger is, and no more. */
package recurrent4j.tagging.crf;
