package recurrent4j.charlm.corpus;

import java.io.IOException;
import java.util.Locale;
import recurrent4j.data.Split;
import recurrent4j.data.Vocabulary;

/** Phrases of the course, each small enough to be memorized. */
public enum Phrase {
    /** The first example of all: four letters, of which the l is followed by another l and then by an o. */
    HELLO("hello"),

    /** Input hihell, target ihello: h and i are followed by different letters, so that a hidden state is needed. */
    HIHELLO("hihello"),

    /** A piece of a sentence, with the space that it begins with. */
    CHARSEQ(" if you want you"),

    /** A whole sentence. */
    LONGSEQ("if you want to build a ship, don't drum up people together to collect wood and don't assign them tasks and"
            + " work, but rather teach them to long for the endless immensity of the sea.");

    private final String text;

    Phrase(String text) {
        this.text = text;
    }

    /** Returns the phrase itself. */
    public String text() {
        return text;
    }

    /** Returns the phrase as a corpus to be memorized: it is the training part and the validation part at once. */
    public Corpus corpus() throws IOException {
        Vocabulary vocabulary = Vocabulary.closed(
                text.codePoints().distinct().mapToObj(Character::toString).toList());
        TextPart phrase = Corpus.part(source(), Tokenizer.CHARACTERS, vocabulary);
        return new Corpus(
                source().name(),
                Tokenizer.CHARACTERS,
                vocabulary,
                new Split<>(phrase, phrase, TextPart.EMPTY),
                source().source(source().sha256(), phrase.tokens().length(), "characters"));
    }

    /** Returns the phrase as a text. */
    public TextSource source() {
        return TextSource.inMemory(name().toLowerCase(Locale.ROOT), "the phrase \"" + text + "\"", text);
    }
}
