/** What a tagger says of texts, and how it is written. Knows the other rooms of tagging, but no page. */
package recurrent4j.tagging.apply;
