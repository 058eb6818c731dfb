/** How a model rewrites the texts of others: lines, pairs to be scored, and conversations. Knows every room but the page. */
package recurrent4j.seq2seq.apply;
