/** How a saved model answers very many records, wherever these come from. Depends on {@code io} alone. */
package recurrent4j.scoring;
