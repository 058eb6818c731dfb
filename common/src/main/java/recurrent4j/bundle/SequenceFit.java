package recurrent4j.bundle;

import java.util.Optional;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.network.Network;

/**
 * A network that reads one sequence and answers once or at every step.
 *
 * @param reads what it is shown at a step; the dimensions of an embedding are its own
 * @param answers what is answered; a {@link Readout.State} may have any size
 */
public record SequenceFit(Input reads, Readout answers) implements NetworkFit {

    /** More than one, so that an answer at every step differs from one after the last. */
    private static final int STEPS = 2;

    @Override
    public void require(Network network, String file) throws BundleException {
        Optional<Input> actual = network.input();
        if (actual.filter(input -> NetworkFit.isLike(reads, input)).isEmpty()) {
            throw NetworkFit.refused(
                    file,
                    "it reads " + NetworkFit.words(actual) + " where they say " + NetworkFit.words(Optional.of(reads)),
                    null);
        }
        long[] shape;
        try {
            shape = network.output(Nd4j.zeros(1, rows(), STEPS), null).shape();
        } catch (RuntimeException e) {
            throw NetworkFit.unanswered(file, e);
        }
        NetworkFit.requireShape(
                answers.everyStep()
                        ? new long[] {1, answers.size(), STEPS}
                        : new long[] {1, answers.size() == 0 ? shape[1] : answers.size()},
                shape,
                file);
    }

    private int rows() {
        return reads instanceof Input.Embedding symbols ? symbols.vocabularies().size() : reads.size();
    }
}
