package recurrent4j.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import recurrent4j.io.InputException;

/**
 * A network that scores tags for each token of a sentence, and perhaps labels for the sentence as a whole, from embeddings of
 * the token and of what else is known of it, and from the states of a network over its characters (Lample et al. 2016).
 *
 * <p>What stands at a step is concatenated. Scores have no fixed scale: an objective turns them into probabilities, such as a
 * conditional random field, or a softmax.
 *
 * @param columns one embedding of one vocabulary for each column that is read, the words first
 * @param characters what reads the characters of each token, if anything does
 * @param stack over the tokens; its dropout is also that of what the first layer and the readout read
 * @param tags how many there are to choose from
 * @param labels of the whole sentence, of which the states at all steps are asked by their maximum; 0 if there are none
 */
public record TokenClassifier(
        List<Input.Embedding> columns, Optional<Characters> characters, RecurrentStack stack, int tags, int labels)
        implements Design {

    /**
     * Reads the characters of a token: one layer, of which the state after the last character is what stands for the token.
     *
     * @param alphabet how many different characters there are
     * @param dimensions of the embedding of a character
     * @param cell the kind of cell
     * @param units in each of two directions
     */
    public record Characters(int alphabet, int dimensions, Cell cell, int units) {

        public Characters {
            Require.positive(alphabet, "number of characters");
            Require.positive(dimensions, "number of dimensions of a character");
            Require.positive(units, "number of units that read characters");
        }

        /** Returns the network over characters as an architecture of its own, {@code [tokens, 1, characters]} to {@code [tokens, 2 units]}. */
        public Architecture architecture() {
            return new Architecture(
                    new Input.Embedding(alphabet, dimensions),
                    RecurrentStack.uniform(cell, 1, units).reading(Direction.BIDIRECTIONAL),
                    new Readout.State());
        }
    }

    /** @throws InputException if there is no column, one of several vocabularies, or a number of labels that tells nothing */
    public TokenClassifier {
        columns = List.copyOf(columns);
        Require.positive(columns.size(), "number of columns");
        Require.positive(tags, "number of tags");
        for (Input.Embedding column : columns) {
            if (column.vocabularies().size() != 1) {
                throw new InputException(
                        "A column of tokens is looked up in one vocabulary, not in %d; give each its own embedding.",
                        column.vocabularies().size());
            }
        }
        if (labels < 0 || labels == 1) {
            throw new InputException(
                    "The number of labels of a sentence is %d; it must be 2 or more, or 0 for none.", labels);
        }
    }

    /** Returns how many values stand at a step. */
    public int features() {
        int embedded = columns.stream().mapToInt(Input.Embedding::dimensions).sum();
        return embedded + characters.map(spelling -> 2 * spelling.units()).orElse(0);
    }

    /** Returns the part over the tokens as an architecture of its own. */
    public Architecture tokens() {
        return new Architecture(new Input.Values(features()), stack, new Readout.TagScores(tags));
    }

    @Override
    public boolean everyStep() {
        return true;
    }

    /** What is read and how, in a few words: {@code bidirectional LSTM 100, words 100 + characters 2x25}. */
    @Override
    public String toString() {
        String further = IntStream.range(1, columns.size())
                .mapToObj(i -> " + column " + columns.get(i).dimensions())
                .collect(Collectors.joining());
        return "%s, words %d%s%s"
                .formatted(
                        stack,
                        columns.get(0).dimensions(),
                        further,
                        characters
                                .map(spelling -> " + characters 2x" + spelling.units())
                                .orElse(""));
    }
}
