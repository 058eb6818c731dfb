package recurrent4j.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.model.Input;
import recurrent4j.network.Inputs;
import recurrent4j.network.Network;

/**
 * A network that scores tags of tokens, as a {@link recurrent4j.model.TokenClassifier} describes it.
 *
 * @param vocabularies how many numbers each column of tokens has
 * @param alphabet how many characters are told apart; 0 if none are read
 * @param tags that it scores at every step
 * @param labels that it scores for the sentence; 0 for none
 */
public record TokenFit(List<Integer> vocabularies, int alphabet, int tags, int labels) implements NetworkFit {

    private static final int STEPS = 2;

    /** Copies the sizes of the vocabularies. */
    public TokenFit {
        vocabularies = List.copyOf(vocabularies);
    }

    @Override
    public void require(Network network, String file) throws BundleException {
        List<Optional<Input>> expected = reads();
        List<Optional<Input>> actual = network.inputs();
        if (!areLike(expected, actual)) {
            throw NetworkFit.refused(file, "it reads " + words(actual) + " where they say " + words(expected), null);
        }
        List<INDArray> outputs;
        try {
            outputs = network.outputs(zeros());
        } catch (RuntimeException e) {
            throw NetworkFit.unanswered(file, e);
        }
        int answers = labels > 0 ? 2 : 1;
        if (outputs.size() != answers) {
            throw NetworkFit.refused(
                    file, "it has %d answers where they say %d".formatted(outputs.size(), answers), null);
        }
        NetworkFit.requireShape(new long[] {1, tags, STEPS}, outputs.get(0).shape(), file);
        if (labels > 0) {
            NetworkFit.requireShape(new long[] {1, labels}, outputs.get(1).shape(), file);
        }
    }

    /** Returns what each input is shown; the places of spelled words are looked up in what the network itself computes. */
    private List<Optional<Input>> reads() {
        List<Optional<Input>> reads = new ArrayList<>();
        vocabularies.forEach(size -> reads.add(Optional.of(new Input.Embedding(size, 1))));
        if (alphabet > 0) {
            reads.add(Optional.empty());
            reads.add(Optional.of(new Input.Embedding(alphabet, 1)));
        }
        return reads;
    }

    private static boolean areLike(List<Optional<Input>> expected, List<Optional<Input>> actual) {
        boolean like = expected.size() == actual.size();
        for (int i = 0; like && i < expected.size(); i++) {
            Optional<Input> other = actual.get(i);
            like = expected.get(i).isPresent() == other.isPresent()
                    && expected.get(i)
                            .map(input -> NetworkFit.isLike(input, other.get()))
                            .orElse(true);
        }
        return like;
    }

    private Inputs zeros() {
        List<INDArray> features = new ArrayList<>();
        List<INDArray> masks = new ArrayList<>();
        for (int i = 0; i < reads().size(); i++) {
            features.add(Nd4j.zeros(1, 1, STEPS));
            masks.add(Nd4j.ones(1, STEPS));
        }
        return new Inputs(features, masks);
    }

    private static String words(List<Optional<Input>> inputs) {
        return inputs.stream().map(NetworkFit::words).collect(Collectors.joining(", "));
    }
}
