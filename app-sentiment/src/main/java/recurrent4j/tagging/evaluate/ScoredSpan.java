package recurrent4j.tagging.evaluate;

import recurrent4j.tagging.scheme.Span;

/**
 * A span, and how probable it is that it begins and ends there and is of this kind.
 *
 * @param probability from 0 to 1, or NaN from a tagger that has none
 */
public record ScoredSpan(Span span, double probability) {}
