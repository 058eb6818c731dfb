package recurrent4j.layers;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.params.LSTMParamInitializer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.Recurrence;

/**
 * The parameters of a {@link GatedLayer}, named as those of Deeplearning4j's recurrent layers: {@code W}
 * {@code [inputs, gates * units]}, {@code RW} {@code [units, gates * units]} and {@code b}; {@link Recurrence} tells the
 * order of the gates.
 */
final class GatedParameters extends LSTMParamInitializer {

    static final GatedParameters INSTANCE = new GatedParameters();

    private GatedParameters() {}

    @Override
    public long numParams(Layer layer) {
        GatedLayer gated = (GatedLayer) layer;
        int units = units(gated);
        Recurrence recurrence = gated.recurrence();
        return gated.getNIn() * recurrence.inputColumns(units)
                + (long) units * recurrence.recurrentColumns(units)
                + recurrence.biasLength(units);
    }

    @Override
    public Map<String, INDArray> init(NeuralNetConfiguration conf, INDArray view, boolean initialize) {
        GatedLayer layer = (GatedLayer) conf.getLayer();
        paramKeys(layer).forEach(conf::addVariable);
        Map<String, INDArray> parameters = views(layer, view);
        if (initialize) {
            IWeightInit input = layer.getWeightInitFn();
            IWeightInit recurrent = layer.getWeightInitFnRecurrent() == null ? input : layer.getWeightInitFnRecurrent();
            int gates = layer.recurrence().gates();
            initialize(input, parameters.get(DefaultParamInitializer.WEIGHT_KEY), gates);
            initialize(recurrent, parameters.get(LSTMParamInitializer.RECURRENT_WEIGHT_KEY), gates);
            layer.initializeBias(parameters.get(DefaultParamInitializer.BIAS_KEY));
        }
        return parameters;
    }

    @Override
    public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration conf, INDArray view) {
        return views((GatedLayer) conf.getLayer(), view);
    }

    private static Map<String, INDArray> views(GatedLayer layer, INDArray view) {
        int units = units(layer);
        long inputs = layer.getNIn();
        long columns = layer.recurrence().inputColumns(units);
        long recurrent = inputs * columns;
        long bias = recurrent + units * columns;
        INDArray flat = view.reshape(view.length());
        Map<String, INDArray> views = new LinkedHashMap<>();
        views.put(
                DefaultParamInitializer.WEIGHT_KEY,
                flat.get(interval(0, recurrent)).reshape('f', inputs, columns));
        views.put(
                LSTMParamInitializer.RECURRENT_WEIGHT_KEY,
                flat.get(interval(recurrent, bias)).reshape('f', units, columns));
        views.put(
                DefaultParamInitializer.BIAS_KEY,
                flat.get(interval(bias, bias + layer.recurrence().biasLength(units))));
        return views;
    }

    private static int units(GatedLayer layer) {
        return Math.toIntExact(layer.getNOut());
    }

    /** Gate by gate: an identity or an orthogonal matrix exists for one gate, not for all of them side by side. */
    private static void initialize(IWeightInit weightInit, INDArray weights, int gates) {
        long rows = weights.rows();
        long units = weights.columns() / gates;
        for (int gate = 0; gate < gates; gate++) {
            INDArray block = weights.get(all(), interval(gate * units, (gate + 1) * units));
            weightInit.init(rows, units, block.shape(), 'f', block.reshape('f', new long[] {rows * units}));
        }
    }
}
