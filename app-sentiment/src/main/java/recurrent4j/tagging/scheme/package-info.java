/** How spans of tokens are written as one tag a token: IOB1, IOB2, BIOES, or no scheme. Knows no other package of tagging. */
package recurrent4j.tagging.scheme;
