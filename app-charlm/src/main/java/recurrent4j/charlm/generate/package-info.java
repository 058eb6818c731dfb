/**
 * Text written by a language model: sampling, beam search, and how new it is. Depends on {@code model} and {@code
 * corpus}.
 */
package recurrent4j.charlm.generate;
