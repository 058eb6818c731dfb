/** Trained taggers as a folder on disk, and back. Knows the other rooms of tagging, but no page. */
package recurrent4j.tagging.saved;
