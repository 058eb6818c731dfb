package recurrent4j.bundle;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.Input;
import recurrent4j.model.MeanOfEmbeddings;
import recurrent4j.model.Pooling;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Network;

class NetworkFitTest {

    private static final RecurrentStack STACK = RecurrentStack.of(Cell.GRU, 4, 3);
    private static final Input WORDS_AND_PAIRS = new Input.Embedding(List.of(9, 5), 6, 0.1);
    private static final Readout POOLED = new Readout.Label(3, List.of(Pooling.LAST, Pooling.ATTENTION));

    @Test
    void whatADescriptionSaysFitsTheNetworkThatIsBuiltByIt() {
        for (Direction direction : Direction.values()) {
            RecurrentStack stack = STACK.reading(direction);
            assertFits(new Input.Values(2), stack, new Readout.Values(4));
            assertFits(new Input.Values(2), stack, new Readout.State());
            assertFits(new Input.Embedding(9, 6), stack, new Readout.Label(2));
            assertFits(WORDS_AND_PAIRS, stack, POOLED);
        }
        assertFits(new Input.OneHot(7), STACK, new Readout.NextToken(7));
        assertFits(new Input.Embedding(7, 3), STACK, new Readout.NextToken(7));
        assertFits(new Input.Values(2), STACK, new Readout.ValuesAtEveryStep(3));
    }

    @Test
    void aMeanOfEmbeddingsFits() {
        var mean = new MeanOfEmbeddings(new Input.Embedding(List.of(9, 5), 6, 0.1), 3);
        assertThatCode(() -> bundle(Network.of(mean, 0.001, 1)).requireNetworks(WORDS_AND_PAIRS, new Readout.Label(3)))
                .doesNotThrowAnyException();
    }

    @Test
    void anotherVocabularyIsNamed() {
        assertRefused(
                new Input.Embedding(9, 6),
                new Readout.Label(2),
                "reads symbols of vocabularies of [7] where they say symbols of vocabularies of [9];");
        assertRefused(WORDS_AND_PAIRS, new Readout.Label(2), "reads symbols of vocabularies of [7] where they say ");
        assertRefused(new Input.Values(7), new Readout.Label(2), "where they say 7 numbers a step;");
    }

    @Test
    void anotherAnswerIsNamed() {
        var reads = new Input.Embedding(7, 3);
        assertRefused(reads, new Readout.Label(3), "answers 2 numbers where they say 3 numbers;");
        assertRefused(reads, new Readout.NextToken(2), "answers 2 numbers where they say 2 numbers a step;");
    }

    private static void assertFits(Input reads, RecurrentStack stack, Readout answers) {
        Network network = Network.of(new Architecture(reads, stack, answers), 0.001, 1);
        assertThatCode(() -> bundle(network).requireNetworks(reads, answers)).doesNotThrowAnyException();
    }

    private static void assertRefused(Input reads, Readout answers, String reason) {
        var classifier = new Architecture(new Input.Embedding(7, 3), STACK, new Readout.Label(2));
        ModelBundle bundle = bundle(Network.of(classifier, 0.001, 1));
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> bundle.requireNetwork(0, reads, answers))
                .withMessageStartingWith("The bundle's network.zip does not fit its other parts: it ")
                .withMessageContaining(reason)
                .withMessageEndingWith("; train and save the model again.");
    }

    private static ModelBundle bundle(Network network) {
        return ModelBundle.of(RunCard.of(SampleBundle.PROVENANCE, SampleBundle.SCORES), network);
    }
}
