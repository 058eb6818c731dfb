package recurrent4j.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.params.LSTMParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.engine.NetworkShape;
import recurrent4j.io.InputException;

/** Carried states as a device has them, in the order of the layers, and by the names that Deeplearning4j gives them. */
final class DeviceStates {

    private static final List<String> KEYS = List.of("prevAct", "prevMem");

    private DeviceStates() {}

    /** Names the states of a network, each {@code [batch, units]}; none where there are none. */
    static Map<String, INDArray> named(Network host, NetworkShape shape, List<float[]> states) {
        Map<String, INDArray> named = new TreeMap<>();
        if (!states.isEmpty()) {
            List<String> names = names(host, shape);
            for (int i = 0; i < names.size(); i++) {
                int each = shape.layers().get(0).recurrence().states();
                int units = shape.layers().get(i / each).units();
                float[] values = states.get(i);
                named.put(names.get(i), Nd4j.create(values, new long[] {values.length / units, units}, 'f'));
            }
        }
        return named;
    }

    /**
     * Orders the states of a network.
     *
     * @throws InputException if one is missing
     */
    static List<float[]> ordered(Network host, NetworkShape shape, Map<String, INDArray> states) {
        return names(host, shape).stream()
                .map(name -> {
                    if (!states.containsKey(name)) {
                        throw new InputException("The state " + name + " is missing; start anew.");
                    }
                    return DeviceBatches.floats(states.get(name));
                })
                .toList();
    }

    private static List<String> names(Network host, NetworkShape shape) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < host.layers().length; i++) {
            if (host.layers()[i].paramTable().containsKey(LSTMParamInitializer.RECURRENT_WEIGHT_KEY)) {
                for (String key :
                        KEYS.subList(0, shape.layers().get(0).recurrence().states())) {
                    names.add(i + "." + key);
                }
            }
        }
        return names;
    }
}
