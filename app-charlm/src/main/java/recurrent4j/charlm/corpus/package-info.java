/** Texts that language models are trained on: where they come from, and how they are tokenized. Depends on common. */
package recurrent4j.charlm.corpus;
