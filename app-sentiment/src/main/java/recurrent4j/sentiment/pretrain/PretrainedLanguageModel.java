package recurrent4j.sentiment.pretrain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import recurrent4j.bundle.ModelBundle;
import recurrent4j.bundle.RunCard;
import recurrent4j.data.Vocabulary;
import recurrent4j.io.InputException;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Network;
import recurrent4j.sentiment.reviews.Corpus;

/**
 * A language model that has learned from texts without labels which word follows. A classifier can begin with its weights.
 *
 * @param checksums of its files, which tell it from other models; empty before it is saved
 */
public record PretrainedLanguageModel(Vocabulary vocabulary, Shape shape, Network network, String checksums) {

    private static final String PART = "words";

    /** What a classifier must have in common with it. */
    public record Shape(int dimensions, Cell cell, List<Integer> units, boolean backwards) {
        private Shape reading(boolean backwards) {
            return new Shape(dimensions, cell, units, backwards);
        }
    }

    private record Words(Shape shape, List<String> tokens) {}

    /** Returns a network of such an architecture, after its training. */
    public static PretrainedLanguageModel of(
            Vocabulary vocabulary, Architecture architecture, boolean backwards, Network network) {
        int dimensions = ((Input.Embedding) architecture.input()).dimensions();
        RecurrentStack stack = architecture.stack();
        var shape = new Shape(dimensions, stack.cell(), stack.units(), backwards);
        return new PretrainedLanguageModel(vocabulary, shape, network, "");
    }

    /**
     * Checks that a classifier can begin with this.
     *
     * @throws InputException if not
     */
    public void requireFits(Architecture classifier) {
        RecurrentStack stack = classifier.stack();
        int dimensions = ((Input.Embedding) classifier.input()).dimensions();
        if (stack.direction() == Direction.BIDIRECTIONAL && stack.units().size() > 1) {
            throw new InputException(
                    "What pretrain has learned reads one way, and only the lowest of %d layers that read both ways could begin with it; leave out --direction.",
                    stack.units().size());
        }
        if (!shape.reading(false).equals(new Shape(dimensions, stack.cell(), stack.units(), false))) {
            throw new InputException(
                    "What pretrain has learned is %s that reads words as %d numbers, and %s with %d cannot begin with it; leave out --cell, --units, --layers and --embedding.",
                    stack(0), shape.dimensions(), stack, dimensions);
        }
    }

    /** Whether networks of one kind can begin with either, whichever way it reads. */
    public boolean isLike(PretrainedLanguageModel other) {
        return vocabulary.tokens().equals(other.vocabulary.tokens())
                && shape.reading(false).equals(other.shape.reading(false));
    }

    /** Returns the recurrent layers that can begin with it: they read one way, as it was learned. */
    public RecurrentStack stack(double dropout) {
        return new RecurrentStack(shape.cell(), Direction.FORWARD, shape.units(), dropout);
    }

    /** Saves it. */
    public void save(Path folder, RunCard card) throws IOException {
        ModelBundle.of(card, network)
                .with(PART, new Words(shape, vocabulary.tokens()))
                .save(folder);
    }

    /** Loads what {@link #save} has saved. */
    public static PretrainedLanguageModel load(Path folder) throws IOException {
        ModelBundle bundle = ModelBundle.load(folder, Corpus.APP);
        Words words = bundle.part(PART, Words.class);
        Vocabulary vocabulary = Vocabulary.open(words.tokens());
        var reads = new Input.Embedding(vocabulary.size(), words.shape().dimensions());
        bundle.requireNetwork(0, reads, new Readout.NextToken(vocabulary.size()));
        return new PretrainedLanguageModel(
                vocabulary,
                words.shape(),
                bundle.network(),
                new TreeMap<>(bundle.card().files()).toString());
    }
}
