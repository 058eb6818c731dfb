package recurrent4j.charlm.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.data.TokenSequence;
import recurrent4j.engine.StepKernel;
import recurrent4j.network.Network;

/**
 * Any network that reads token by token, on any engine: slow, since each token is a whole call of Deeplearning4j. The
 * hidden state that the network itself carries from minibatch to minibatch is left as it was. Several predictors may share
 * a network, and each have a thread.
 */
final class RecurrentTokenPredictor implements StepKernel {

    private final RecurrentModel model;
    private Map<String, INDArray> states = Map.of();

    RecurrentTokenPredictor(RecurrentModel model) {
        this.model = model;
    }

    @Override
    public void reset() {
        states = Map.of();
    }

    @Override
    public float[] step(int token) {
        return step(model.features(TokenSequence.of(token)));
    }

    @Override
    public float[] step(float[] features) {
        return step(Nd4j.createFromArray(features).reshape(1, features.length, 1));
    }

    private float[] step(INDArray features) {
        Network network = model.network();
        INDArray answer;
        synchronized (network) {
            Map<String, INDArray> carried = network.states();
            network.clearState();
            network.states(states);
            answer = network.follow(features).dup();
            states = copies(network.states());
            network.clearState();
            network.states(carried);
        }
        float[] scores = answer.reshape(answer.length()).toFloatVector();
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) Math.log(Math.max(scores[i], Float.MIN_NORMAL));
        }
        return scores;
    }

    @Override
    public float[][] state() {
        return states.values().stream().map(INDArray::toFloatVector).toArray(float[][]::new);
    }

    @Override
    public void restore(float[][] state) {
        List<String> names = new ArrayList<>(states.keySet());
        Map<String, INDArray> restored = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            restored.put(names.get(i), Nd4j.createFromArray(state[i]).reshape(1, state[i].length));
        }
        states = restored;
    }

    private static Map<String, INDArray> copies(Map<String, INDArray> arrays) {
        Map<String, INDArray> copies = new TreeMap<>();
        arrays.forEach((name, array) -> copies.put(name, array.dup()));
        return copies;
    }
}
