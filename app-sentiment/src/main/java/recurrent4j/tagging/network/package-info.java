/** Recurrent networks that tag sentences: how they read them, learn and answer. Knows the other rooms of tagging, but no page. */
package recurrent4j.tagging.network;
