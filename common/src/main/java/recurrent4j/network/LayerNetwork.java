package recurrent4j.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import recurrent4j.engine.UpdateKernel;
import recurrent4j.layers.fused.FusedLayers;
import recurrent4j.model.Input;

/** Layers in a chain. */
record LayerNetwork(MultiLayerNetwork model, UpdateKernel updates) implements Network {

    /** A network of Deeplearning4j's own layers, updated by its own Adam. */
    LayerNetwork(MultiLayerNetwork model) {
        this(model, Updates.STOCK);
    }

    @Override
    public Layer[] layers() {
        return model.getLayers();
    }

    @Override
    public Optional<Input> input() {
        return Readers.input(model.getLayerWiseConfigurations().getConf(0).getLayer());
    }

    @Override
    public INDArray output(INDArray features, INDArray mask) {
        // Deeplearning4j computes under this lock, too, but would let another thread in before the mask is cleared.
        synchronized (model) {
            INDArray output = model.output(features, false, mask, null);
            // Deeplearning4j would take it for that of a batch without any.
            model.clearLayerMaskArrays();
            return output;
        }
    }

    @Override
    public INDArray follow(INDArray features) {
        List<INDArray> activations = model.rnnActivateUsingStoredState(features, false, true);
        return activations.get(activations.size() - 1);
    }

    @Override
    public double backpropagate(DataSet batch) {
        model.setInput(batch.getFeatures());
        model.setLabels(batch.getLabels());
        if (batch.hasMaskArrays()) {
            model.setLayerMaskArrays(batch.getFeaturesMaskArray(), batch.getLabelsMaskArray());
        }
        model.computeGradientAndScore();
        model.clearLayerMaskArrays();
        if (model.getLayerWiseConfigurations().getBackpropType() == BackpropType.TruncatedBPTT) {
            model.updateRnnStateWithTBPTTState();
        }
        return model.score();
    }

    @Override
    public INDArray inputGradient(DataSet batch) {
        FusedLayers.giveInputGradient(model, true);
        return model.calculateGradients(
                        batch.getFeatures(),
                        batch.getLabels(),
                        batch.getFeaturesMaskArray(),
                        batch.getLabelsMaskArray())
                .getSecond();
    }

    @Override
    public INDArray gradient() {
        // A network that only answers needs no room for it.
        if (model.getGradientsViewArray() == null) {
            model.initGradientsView();
        }
        return model.getGradientsViewArray().reshape(parameters());
    }

    @Override
    public double score(DataSet batch) {
        if (model.getLayerWiseConfigurations().getBackpropType() != BackpropType.TruncatedBPTT) {
            double score = model.score(batch, false);
            model.clearLayerMaskArrays();
            return score;
        }
        model.setLayerMaskArrays(batch.getFeaturesMaskArray(), batch.getLabelsMaskArray());
        INDArray read = read(batch.getFeatures());
        model.updateRnnStateWithTBPTTState();
        var output = (IOutputLayer) model.getOutputLayer();
        output.setInput(read, LayerWorkspaceMgr.noWorkspaces());
        output.setLabels(batch.getLabels());
        double score = output.computeScore(0, false, LayerWorkspaceMgr.noWorkspaces());
        model.clearLayerMaskArrays();
        return score;
    }

    /** Returns what the last layer reads, without letting it answer, which takes longest over a large vocabulary. */
    private INDArray read(INDArray features) {
        INDArray read = features;
        int last = layers().length - 1;
        for (int i = 0; i < last; i++) {
            read = prepared(read, i);
            read = layers()[i] instanceof RecurrentLayer cells
                    ? cells.rnnActivateUsingStoredState(read, false, true, LayerWorkspaceMgr.noWorkspaces())
                    : layers()[i].activate(read, false, LayerWorkspaceMgr.noWorkspaces());
        }
        return prepared(read, last);
    }

    private INDArray prepared(INDArray read, int layer) {
        InputPreProcessor change = model.getLayerWiseConfigurations().getInputPreProcess(layer);
        return change == null ? read : change.preProcess(read, (int) read.size(0), LayerWorkspaceMgr.noWorkspaces());
    }

    @Override
    public String configuration() {
        return model.getLayerWiseConfigurations().toJson();
    }

    @Override
    public void carryState(boolean carry) {
        // Deeplearning4j starts from the stored states exactly when back-propagation is called truncated.
        model.getLayerWiseConfigurations().setBackpropType(carry ? BackpropType.TruncatedBPTT : BackpropType.Standard);
    }

    @Override
    public void clearState() {
        model.rnnClearPreviousState();
    }

    @Override
    public Map<String, INDArray> states() {
        Map<String, INDArray> states = new TreeMap<>();
        recurrent()
                .forEach((index, layer) ->
                        layer.rnnGetTBPTTState().forEach((name, state) -> states.put(index + "." + name, state)));
        return states;
    }

    @Override
    public void states(Map<String, INDArray> states) {
        recurrent().forEach((index, layer) -> {
            Map<String, INDArray> own = new HashMap<>();
            states.forEach((key, state) -> {
                if (key.startsWith(index + ".")) {
                    own.put(key.substring(key.indexOf('.') + 1), state);
                }
            });
            layer.rnnSetTBPTTState(own);
        });
    }

    private Map<Integer, RecurrentLayer> recurrent() {
        Map<Integer, RecurrentLayer> recurrent = new TreeMap<>();
        for (int i = 0; i < layers().length; i++) {
            if (layers()[i] instanceof RecurrentLayer layer) {
                recurrent.put(i, layer);
            }
        }
        return recurrent;
    }

    @Override
    public Network updatedBy(UpdateKernel kernel) {
        return new LayerNetwork(model, kernel);
    }

    @Override
    public int iteration() {
        return model.getLayerWiseConfigurations().getIterationCount();
    }

    @Override
    public void iteration(int steps) {
        model.getLayerWiseConfigurations().setIterationCount(steps);
    }
}
