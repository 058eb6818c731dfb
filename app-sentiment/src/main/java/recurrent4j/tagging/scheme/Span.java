package recurrent4j.tagging.scheme;

/**
 * Tokens next to each other that are one thing of a kind, such as the name of a person.
 *
 * @param from its first token, from 0
 * @param to the token after its last
 * @param kind what it is, without the prefix of a scheme: {@code person}, {@code NP}
 */
public record Span(int from, int to, String kind) {}
