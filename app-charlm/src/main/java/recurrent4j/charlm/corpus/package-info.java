/** Texts that a language is learned from: where they come from, and how they become tokens. Depends on common. */
package recurrent4j.charlm.corpus;
