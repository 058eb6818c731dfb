package recurrent4j.data;

import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A minibatch of a language model as the numbers of its tokens. The arrays that Deeplearning4j reads, which are as many times
 * larger as the vocabulary has tokens where these are shown as vectors, are made when somebody asks for them.
 */
public final class TokenBatch extends DataSet {

    private static final long serialVersionUID = 1;

    private final int rows;
    private final transient Tokens read;
    private final transient Tokens asked;

    /**
     * What the rows of a minibatch read, or are asked for.
     *
     * @param numbers {@code [time][batch]}
     * @param width of the vectors with a single one as which an array shows them; 0 for numbers
     */
    public record Tokens(int[] numbers, int width) {}

    TokenBatch(int rows, Tokens read, Tokens asked) {
        super(null, null);
        this.rows = rows;
        this.read = read;
        this.asked = asked;
    }

    /** Returns the tokens that the network reads; not copied. */
    public Tokens read() {
        return read;
    }

    /** Returns the tokens that it is asked for; not copied. */
    public Tokens asked() {
        return asked;
    }

    @Override
    public int numExamples() {
        return rows;
    }

    @Override
    public INDArray getFeatures() {
        if (super.getFeatures() == null) {
            setFeatures(array(read));
        }
        return super.getFeatures();
    }

    @Override
    public INDArray getLabels() {
        if (super.getLabels() == null) {
            setLabels(array(asked));
        }
        return super.getLabels();
    }

    @SuppressWarnings("try")
    private INDArray array(Tokens tokens) {
        // Whoever asks may be inside a workspace that ends before the batch does.
        try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            return TokenSequence.array(tokens.numbers(), rows, tokens.width());
        }
    }
}
