/** Where a text surprises a language model. Depends on {@code model} and {@code corpus}. */
package recurrent4j.charlm.surprise;
