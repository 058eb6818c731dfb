package recurrent4j.engine.cudnn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.params.LSTMParamInitializer;
import recurrent4j.engine.NetworkShape;
import recurrent4j.engine.NetworkShape.Answer;
import recurrent4j.engine.NetworkShape.Dense;
import recurrent4j.engine.NetworkShape.LookedUp;
import recurrent4j.engine.NetworkShape.Table;
import recurrent4j.engine.NetworkShape.Tower;
import recurrent4j.engine.Recurrence;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Network;

/** Networks of Deeplearning4j as a device computes them, for tests. */
final class Shapes {

    private Shapes() {}

    static NetworkShape of(Architecture architecture, Network network) {
        List<Layer> layers = new ArrayList<>(Arrays.asList(network.layers()));
        List<Layer> recurrent = layers.stream()
                .filter(layer -> layer.paramTable().containsKey(LSTMParamInitializer.RECURRENT_WEIGHT_KEY))
                .toList();
        List<Layer> others = layers.stream()
                .filter(layer -> layer.numParams() > 0 && !recurrent.contains(layer))
                .toList();
        return new NetworkShape(
                reading(architecture.input(), network, others),
                layers(architecture, network, recurrent),
                answer(architecture, network, others),
                network.parameters());
    }

    private static long place(Network network, Layer layer, String key) {
        return layer.getParam(key).offset() - network.model().params().offset();
    }

    private static NetworkShape.Reading reading(Input input, Network network, List<Layer> others) {
        if (input instanceof Input.Values values) {
            return new NetworkShape.Values(values.size());
        }
        if (input instanceof Input.OneHot symbols) {
            return new NetworkShape.OneHot(symbols.size());
        }
        var embedding = (Input.Embedding) input;
        List<Table> tables = new ArrayList<>();
        for (int track = 0; track < embedding.vocabularies().size(); track++) {
            long place = place(network, others.get(track), DefaultParamInitializer.WEIGHT_KEY);
            tables.add(new Table(embedding.vocabularies().get(track), place));
        }
        return new LookedUp(tables, embedding.dimensions(), embedding.dropout());
    }

    private static List<NetworkShape.Layer> layers(Architecture architecture, Network network, List<Layer> recurrent) {
        RecurrentStack stack = architecture.stack();
        boolean both = stack.direction() == Direction.BIDIRECTIONAL;
        // "forward0" before "backward0", in whatever order the graph has them; a chain is in order.
        List<Layer> sorted = new ArrayList<>(recurrent);
        if (both) {
            sorted.sort(Comparator.comparing((Layer layer) -> name(layer).replaceAll("\\D", ""))
                    .thenComparing(layer -> name(layer).startsWith("backward")));
        }
        List<NetworkShape.Layer> layers = new ArrayList<>();
        int inputs = architecture.input() instanceof Input.Embedding embedding
                ? embedding.dimensions()
                : architecture.input().size();
        for (int i = 0; i < stack.units().size(); i++) {
            int units = stack.units().get(i);
            List<Tower> towers = sorted.subList(both ? 2 * i : i, both ? 2 * i + 2 : i + 1).stream()
                    .map(layer -> new Tower(
                            place(network, layer, DefaultParamInitializer.WEIGHT_KEY),
                            place(network, layer, LSTMParamInitializer.RECURRENT_WEIGHT_KEY),
                            place(network, layer, DefaultParamInitializer.BIAS_KEY)))
                    .toList();
            layers.add(new NetworkShape.Layer(
                    recurrence(stack.cell()), inputs, units, i > 0 ? stack.dropout() : 0, towers));
            inputs = units * towers.size();
        }
        return layers;
    }

    private static String name(Layer layer) {
        return layer.conf().getLayer().getLayerName();
    }

    private static Recurrence recurrence(Cell cell) {
        return switch (cell) {
            case SIMPLE_RNN -> Recurrence.SIMPLE_RNN;
            case RELU_RNN -> Recurrence.SIMPLE_RNN_RELU;
            case LSTM -> Recurrence.LSTM;
            case PEEPHOLE_LSTM -> Recurrence.PEEPHOLE_LSTM;
            case COUPLED_LSTM -> Recurrence.COUPLED_LSTM;
            case GRU -> Recurrence.GRU;
            case GRU_RESET_BEFORE -> Recurrence.GRU_RESET_BEFORE;
        };
    }

    private static Answer answer(Architecture architecture, Network network, List<Layer> others) {
        Readout readout = architecture.readout();
        List<NetworkShape.Pooling> pooling = readout.everyStep()
                ? List.of()
                : readout instanceof Readout.Label label
                        ? label.pooling().stream()
                                .map(way -> NetworkShape.Pooling.valueOf(way.name()))
                                .toList()
                        : List.of(NetworkShape.Pooling.LAST);
        if (readout instanceof Readout.State) {
            var none = new Dense(architecture.stack().top(), -1, -1);
            return new Answer(pooling, architecture.stack().dropout(), none, new NetworkShape.SquaredError());
        }
        Layer last = others.get(others.size() - 1);
        var dense = new Dense(
                readout.size(),
                place(network, last, DefaultParamInitializer.WEIGHT_KEY),
                place(network, last, DefaultParamInitializer.BIAS_KEY));
        NetworkShape.Loss loss = new NetworkShape.SquaredError();
        if (readout instanceof Readout.Medians) {
            loss = new NetworkShape.AbsoluteError();
        } else if (readout instanceof Readout.Label label && label.several()) {
            loss = new NetworkShape.AnyOfSeveral();
        } else if (!(readout instanceof Readout.Values
                || readout instanceof Readout.ValuesAtEveryStep
                || readout instanceof Readout.TagScores)) {
            loss = new NetworkShape.OneOfSeveral();
        }
        return new Answer(pooling, architecture.stack().dropout(), dense, loss);
    }
}
