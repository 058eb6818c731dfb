package recurrent4j.seq2seq.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.engine.DecoderKernel.DecoderSteps;
import recurrent4j.network.EncoderDecoderNetwork;
import recurrent4j.seq2seq.decode.StepModel;

/**
 * An encoder-decoder that predicts targets token by token. Several sessions may go on at once, while none trains the network.
 *
 * @param sourceEnd the number of the mark that ends a source, the last of its vocabulary
 * @param end that of the mark that ends a target
 */
public record RecurrentStepModel(EncoderDecoderNetwork network, int sourceEnd, int end) implements StepModel {

    @Override
    public int size() {
        return end + 1;
    }

    @Override
    public Session begin(List<int[]> sources) {
        int longest = sources.stream().mapToInt(source -> source.length).max().orElse(0) + 1;
        INDArray numbers = Nd4j.create(DataType.FLOAT, new long[] {sources.size(), 1, longest}, 'f');
        INDArray mask = Nd4j.create(DataType.FLOAT, new long[] {sources.size(), longest}, 'f');
        for (int e = 0; e < sources.size(); e++) {
            int[] source = sources.get(e);
            for (int s = 0; s <= source.length; s++) {
                numbers.putScalar(e, 0, s, s < source.length ? source[s] : sourceEnd);
                mask.putScalar(e, s, 1);
            }
        }
        return new RecurrentSession(network.steps(numbers, mask), sources.size(), end);
    }

    /** Hypotheses of a network, which begin with the end mark, as it stands before each target. */
    private record RecurrentSession(DecoderSteps steps, int sources, int begin) implements Session {

        @Override
        public Step first() {
            int[] tokens = new int[sources];
            Arrays.fill(tokens, begin);
            return next(IntStream.range(0, sources).toArray(), tokens);
        }

        @Override
        public Step next(int[] parents, int[] tokens) {
            float[][] logProbabilities = steps.next(parents, tokens);
            return new Step(logProbabilities, steps.attention());
        }

        @Override
        public void close() {
            steps.close();
        }
    }
}
