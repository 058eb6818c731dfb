package recurrent4j.network;

import java.util.Arrays;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.io.InputException;
import recurrent4j.layers.fused.FusedLayers;

/**
 * Vectors of symbols that are known before a training, such as those that fastText or GloVe have learned of words: rows of the
 * embedding by which a network reads its first track.
 *
 * @param rows the vector of each symbol that has one, by its number
 */
public record KnownVectors(Map<Integer, float[]> rows) {

    /**
     * Writes them into the embedding of a network; the vectors of other symbols stay what they are.
     *
     * @throws InputException if the network has no embedding, or one of other dimensions or fewer symbols
     */
    public void begin(Network network) {
        INDArray table = embedding(network).getParam(DefaultParamInitializer.WEIGHT_KEY);
        rows.forEach((number, vector) -> {
            if (number >= table.rows() || vector.length != table.columns()) {
                throw new InputException(
                        "A vector of %d numbers of symbol %d has no place in an embedding of %d symbols in %d dimensions.",
                        vector.length, number, table.rows(), table.columns());
            }
            table.putRow(number, Nd4j.createFromArray(vector));
        });
    }

    /** Returns what {@link #freeze} multiplies gradients by: 0 for each symbol that has a vector here, and 1 for others. */
    public INDArray learning(Network network) {
        float[] factors = new float
                [embedding(network).getParam(DefaultParamInitializer.WEIGHT_KEY).rows()];
        Arrays.fill(factors, 1);
        rows.keySet().forEach(number -> factors[number] = 0);
        return Nd4j.createFromArray(factors).reshape(factors.length, 1);
    }

    /**
     * Takes their part out of the last gradient of a network. If this is done before every step, Adam never moves them.
     *
     * @param learning {@link #learning} of the same network
     */
    public static void freeze(Network network, INDArray learning) {
        Layer layer = embedding(network);
        INDArray table = layer.getParam(DefaultParamInitializer.WEIGHT_KEY);
        layer.getGradientsViewArray().reshape(table.ordering(), table.shape()).muliColumnVector(learning);
    }

    private static Layer embedding(Network network) {
        return Arrays.stream(network.layers())
                .map(FusedLayers::unwrapped)
                .filter(layer -> layer.conf().getLayer() instanceof EmbeddingSequenceLayer)
                .filter(layer -> isOfWords(layer.conf().getLayer().getLayerName()))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        "A network that reads numbers has no embedding, which alone could begin with vectors."));
    }

    /** That of the first track has no name or one of its own; others are of later tracks, or of characters. */
    private static boolean isOfWords(String name) {
        return name == null
                || !name.startsWith(NetworkBuilder.LATER_EMBEDDING) && !name.equals(TokenGraph.CHARACTER_EMBEDDING);
    }
}
