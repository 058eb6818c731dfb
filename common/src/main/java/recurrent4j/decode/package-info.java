/** From the scores of all tokens to the next one: the best few of them, and sampling. Depends on {@code io}. */
package recurrent4j.decode;
