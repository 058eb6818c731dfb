package recurrent4j.bundle;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.model.TokenClassifier;
import recurrent4j.network.Network;

class TokenFitTest {

    private static final RecurrentStack STACK = RecurrentStack.of(Cell.LSTM, 4, 1);

    @Test
    void whatADescriptionSaysFitsTheNetworkThatIsBuiltByIt() {
        for (Direction direction : Direction.values()) {
            for (int labels : new int[] {0, 2}) {
                Network spelled = tagger(11, direction, labels);
                Network plain = tagger(0, direction, labels);

                assertThatCode(() -> new TokenFit(List.of(9, 5), 11, 3, labels).require(spelled, "network.zip"))
                        .doesNotThrowAnyException();
                assertThatCode(() -> new TokenFit(List.of(9, 5), 0, 3, labels).require(plain, "network.zip"))
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void otherInputsAndAnswersAreNamed() {
        Network network = tagger(11, Direction.BIDIRECTIONAL, 2);

        assertRefused(network, new TokenFit(List.of(9, 6), 11, 3, 2), "of [5], a mixture, symbols of");
        assertRefused(network, new TokenFit(List.of(9), 11, 3, 2), "where they say symbols of vocabularies of [9], a");
        assertRefused(network, new TokenFit(List.of(9, 5), 12, 3, 2), "symbols of vocabularies of [12]");
        assertRefused(network, new TokenFit(List.of(9, 5), 0, 3, 2), "it reads ");
        assertRefused(network, new TokenFit(List.of(9, 5), 11, 4, 2), "answers 3 numbers a step where they say 4");
        assertRefused(network, new TokenFit(List.of(9, 5), 11, 3, 3), "answers 2 numbers where they say 3 numbers;");
        assertRefused(network, new TokenFit(List.of(9, 5), 11, 3, 0), "it has 2 answers where they say 1;");
    }

    @Test
    void aNetworkOfAnotherKindIsRefused() {
        var classifier = new Architecture(new Input.Embedding(9, 3), STACK, new Readout.Label(2));

        assertRefused(Network.of(classifier, 0.001, 1), new TokenFit(List.of(9), 0, 3, 0), "Deeplearning4j cannot");
    }

    private static Network tagger(int alphabet, Direction direction, int labels) {
        var columns = List.of(new Input.Embedding(9, 3), new Input.Embedding(5, 2));
        var characters = Optional.of(alphabet)
                .filter(size -> size > 0)
                .map(size -> new TokenClassifier.Characters(size, 2, Cell.LSTM, 2));
        return Network.of(new TokenClassifier(columns, characters, STACK.reading(direction), 3, labels), 0.001, 1);
    }

    private static void assertRefused(Network network, TokenFit fit, String reason) {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> fit.require(network, "network.zip"))
                .withMessageStartingWith("The bundle's network.zip does not fit its other parts: ")
                .withMessageContaining(reason)
                .withMessageEndingWith("; train and save the model again.");
    }
}
