/** Texts as people wrote them, cut into tokens. Depends on libraries alone. */
package recurrent4j.sentiment.text;
