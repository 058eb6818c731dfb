/**
 * Text generation by a language model: sampling, beam search, and how novel the text is. Depends on {@code model} and {@code
 * corpus}.
 */
package recurrent4j.charlm.generate;
