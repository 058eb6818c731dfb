package recurrent4j.tagging.corpus;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import recurrent4j.io.InputException;
import recurrent4j.io.Utf8Reader;

/**
 * Reads sentences of raw text, of which one line only is held in memory: each line is one, or is cut at the ends of its
 * sentences, as {@link BreakIterator} finds them, unless an abbreviation such as "Mr." stands before or a small letter behind.
 */
public final class TextReader implements AutoCloseable {

    private final String name;
    private final Utf8Reader lines;
    private final boolean cut;
    private final WordTokenizer tokenizer = new WordTokenizer();
    private final Deque<TokenizedText> waiting = new ArrayDeque<>();
    private long number;

    /**
     * Begins to read.
     *
     * @param name what error messages call the text
     * @param cut whether lines are cut at the ends of sentences
     */
    public TextReader(String name, Utf8Reader lines, boolean cut) {
        this.name = name;
        this.lines = lines;
        this.cut = cut;
    }

    /** Returns the next sentence, or nothing after the last; one without tokens for an empty line. */
    public Optional<TokenizedText> next() throws IOException {
        if (waiting.isEmpty()) {
            Optional<String> line = lines.line();
            if (line.isEmpty()) {
                return Optional.empty();
            }
            number++;
            waiting.addAll(sentences(line.get()));
        }
        return Optional.of(waiting.remove());
    }

    /** Whether there is something to read without waiting for it. */
    public boolean ready() throws IOException {
        return !waiting.isEmpty() || lines.ready();
    }

    private List<TokenizedText> sentences(String line) {
        List<TokenizedText> sentences = new ArrayList<>();
        List<Token> tokens = tokenizer.tokens(line);
        List<Token> sentence = new ArrayList<>();
        BreakIterator ends = BreakIterator.getSentenceInstance(Locale.ROOT);
        ends.setText(line);
        for (Token token : tokens) {
            if (cut && !sentence.isEmpty() && ends.isBoundary(token.from()) && isEnd(sentence, token)) {
                sentences.add(text(line, sentence));
                sentence.clear();
            }
            sentence.add(token);
        }
        if (sentence.size() == tokens.size()) {
            return List.of(text(new TokenizedText(number, line, 0, tokens)));
        }
        sentences.add(text(line, sentence));
        return sentences;
    }

    /** Titles and initials stand before a name, and what is said before who says it. */
    private static boolean isEnd(List<Token> sentence, Token next) {
        String last = sentence.get(sentence.size() - 1).text();
        boolean pointed = last.length() > 1 && last.endsWith(".");
        String word = pointed ? last.substring(0, last.length() - 1) : last;
        if (Character.isLowerCase(next.text().codePointAt(0))) {
            return false;
        }
        return !pointed || word.length() > 1 && !WordTokenizer.isAbbreviation(word);
    }

    private TokenizedText text(String line, List<Token> tokens) {
        int from = tokens.get(0).from();
        int to = tokens.get(tokens.size() - 1).to();
        return text(new TokenizedText(number, line.substring(from, to), from, tokens));
    }

    private TokenizedText text(TokenizedText text) {
        if (text.tokens().size() > SentenceStream.LONGEST) {
            throw new InputException(
                    "Line %,d of %s has a sentence of more than %,d tokens; break the line.",
                    number, name, SentenceStream.LONGEST);
        }
        return text;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
