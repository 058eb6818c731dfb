/** Words learned from texts without labels. Depends on {@code reviews}, {@code text} and on common. */
package recurrent4j.sentiment.pretrain;
