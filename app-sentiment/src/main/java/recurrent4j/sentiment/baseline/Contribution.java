package recurrent4j.sentiment.baseline;

/**
 * What one word or pair of neighbours in a text adds to the sum by which a linear classifier answers.
 *
 * @param ngram the word, or both words with a space between them
 * @param position of its last word among the tokens, from 0
 * @param weight in units of log odds: above 0 it speaks for the label, below against it
 */
public record Contribution(String ngram, int position, double weight) {}
