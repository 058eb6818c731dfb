/** The surprisal of a text under a language model, place by place. Depends on {@code model} and {@code corpus}. */
package recurrent4j.charlm.surprisal;
