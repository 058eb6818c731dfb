package recurrent4j.charlm;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import recurrent4j.charlm.corpus.Corpus;
import recurrent4j.charlm.corpus.TextPart;
import recurrent4j.charlm.corpus.TextSource;
import recurrent4j.charlm.corpus.Tokenization;
import recurrent4j.data.Split;
import recurrent4j.data.TokenSequence;
import recurrent4j.data.Vocabulary;
import recurrent4j.io.Checksum;
import recurrent4j.model.Cell;
import recurrent4j.model.RecurrentStack;
import recurrent4j.train.Schedule;
import recurrent4j.train.TrainingPlan;

/** Phrases of the course, each to be learned by heart, with the network that learns it. */
public enum Preset {
    /** The first example of all: four letters, of which the l is followed by another l and then by an o. */
    HELLO("hello", RecurrentStack.of(Cell.SIMPLE_RNN, 8), new Course(4, 1, 100)),

    /** Shown hihell, asked for ihello: h and i are followed by different letters, so that a memory is needed. */
    HIHELLO("hihello", RecurrentStack.of(Cell.SIMPLE_RNN, 5), new Course(6, 1, 150)),

    /** A piece of a sentence, with the space that it begins with. */
    CHARSEQ(" if you want you", RecurrentStack.of(Cell.SIMPLE_RNN, 10), new Course(14, 1, 100)),

    /**
     * A whole sentence by windows of ten characters, each shifted by one, through two layers and a dense one. Ten rows read
     * the sentence side by side, each beginning one character later: these are all its windows, and each goes on from the
     * state that the characters before it left.
     */
    LONGSEQ(
            "if you want to build a ship, don't drum up people together to collect wood and don't assign them tasks and"
                    + " work, but rather teach them to long for the endless immensity of the sea.",
            RecurrentStack.of(Cell.SIMPLE_RNN, 25, 25),
            new Course(10, 10, 80));

    private final String text;
    private final RecurrentStack stack;
    private final Course course;

    /**
     * How a phrase is read.
     *
     * @param window characters that gradients flow back through
     * @param rows that read side by side
     * @param epochs until it is known by heart
     */
    private record Course(int window, int rows, int epochs) {}

    Preset(String text, RecurrentStack stack, Course course) {
        this.text = text;
        this.stack = stack;
        this.course = course;
    }

    /** Returns the phrase. */
    String text() {
        return text;
    }

    /** Returns the phrase as a corpus, all of whose parts are the phrase: it is to be learned by heart. */
    Corpus corpus() {
        List<String> characters =
                text.codePoints().mapToObj(Character::toString).toList();
        Vocabulary vocabulary = Vocabulary.closed(characters.stream().distinct().toList());
        int[] numbers = characters.stream().mapToInt(vocabulary::number).toArray();
        TextPart phrase = new TextPart(TokenSequence.of(numbers), numbers.length, 0);
        TextPart nothing = new TextPart(TokenSequence.of(), 0, 0);
        return new Corpus(
                source().name(),
                Tokenization.CHARACTERS,
                vocabulary,
                new Split<>(phrase, phrase, nothing),
                source().source(Checksum.of(bytes()), numbers.length));
    }

    /** Returns the phrase as a text to be read. */
    public TextSource source() {
        return new TextSource(
                name().toLowerCase(Locale.ROOT),
                "",
                "the phrase \"" + text + "\"",
                () -> new ByteArrayInputStream(bytes()));
    }

    private byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the network's recurrent layers, unless the user wants others. */
    RecurrentStack stack() {
        return stack;
    }

    /** Returns how many characters gradients flow back through, unless the user wants it otherwise. */
    int window() {
        return course.window();
    }

    /** Returns how the phrase is learned, unless the user wants it otherwise. */
    TrainingPlan plan(long seed) {
        return TrainingPlan.plain(course.epochs(), course.rows(), 0.01, seed)
                .along(Schedule.CONSTANT, 1)
                .carryingState();
    }
}
