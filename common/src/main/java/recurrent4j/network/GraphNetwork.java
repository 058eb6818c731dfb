package recurrent4j.network;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.engine.UpdateKernel;
import recurrent4j.io.InputException;
import recurrent4j.layers.fused.ExternalLoss;
import recurrent4j.layers.fused.FusedLayers;
import recurrent4j.layers.fused.NetworkPass;
import recurrent4j.layers.fused.StateGradients;
import recurrent4j.model.Input;

/**
 * Two towers for each layer, one for each direction of reading.
 *
 * @param pass what trains all layers at once; if there is none, Deeplearning4j goes from vertex to vertex
 */
record GraphNetwork(ComputationGraph model, UpdateKernel updates, Optional<NetworkPass> pass) implements Network {

    /** A network of Deeplearning4j's own layers, updated by its own Adam. */
    GraphNetwork(ComputationGraph model) {
        this(model, Updates.STOCK, Optional.empty());
    }

    @Override
    public Layer[] layers() {
        return model.getLayers();
    }

    @Override
    public Optional<Input> input() {
        return Readers.input(model.getConfiguration());
    }

    @Override
    public List<Optional<Input>> inputs() {
        return Readers.inputs(model.getConfiguration());
    }

    @Override
    public INDArray output(INDArray features, INDArray mask) {
        INDArray[] tracks = tracks(features);
        // Deeplearning4j computes under this lock, too, but would let another thread in before the masks are cleared.
        synchronized (model) {
            if (mask == null) {
                return model.outputSingle(tracks);
            }
            INDArray output = model.output(false, tracks, forEach(tracks, mask), null)[0];
            // Deeplearning4j would take them for those of a batch without any.
            model.clearLayerMaskArrays();
            return output;
        }
    }

    @Override
    public double backpropagate(DataSet batch) {
        INDArray[] tracks = tracks(batch.getFeatures());
        model.setInputs(tracks);
        model.setLabels(batch.getLabels());
        if (batch.hasMaskArrays()) {
            model.setLayerMaskArrays(
                    forEach(tracks, batch.getFeaturesMaskArray()), new INDArray[] {batch.getLabelsMaskArray()});
        }
        double score = pass.filter(NetworkPass::isValid)
                .map(whole -> inOnePass(whole, tracks[0], batch.getLabels()))
                .orElseGet(this::fromVertexToVertex);
        model.clearLayerMaskArrays();
        return score;
    }

    private double inOnePass(NetworkPass whole, INDArray features, INDArray labels) {
        gradient();
        double score = whole.backpropagate(features, labels);
        model.clear();
        return score;
    }

    private double fromVertexToVertex() {
        model.computeGradientAndScore();
        return model.score();
    }

    @Override
    public List<INDArray> outputs(Inputs inputs) {
        synchronized (model) {
            INDArray[] outputs = model.output(false, arrays(inputs.features()), arrays(inputs.masks()), null);
            model.clearLayerMaskArrays();
            return List.of(outputs);
        }
    }

    @Override
    public void backpropagate(Inputs inputs, List<UnaryOperator<INDArray>> byAnswers) {
        INDArray[] features = arrays(inputs.features());
        long batch = features[0].size(0);
        long steps = features[0].size(2);
        int outputs = model.getNumOutputArrays();
        INDArray[] labels = new INDArray[outputs];
        Runnable pass = model::computeGradientAndScore;
        for (int i = 0; i < outputs; i++) {
            Layer last = model.getOutputLayer(i);
            long size = last.getParam(DefaultParamInitializer.BIAS_KEY).length();
            // Deeplearning4j asks for labels wherever there is a loss.
            labels[i] = last.conf().getLayer() instanceof RnnOutputLayer
                    ? Nd4j.createUninitialized(weights().dataType(), new long[] {batch, size, steps}, 'f')
                    : Nd4j.createUninitialized(weights().dataType(), new long[] {batch, size}, 'f');
            Runnable inner = pass;
            UnaryOperator<INDArray> slopes = byAnswers.get(i);
            pass = () -> ExternalLoss.in(last, batch, slopes, () -> {
                inner.run();
                return last;
            });
        }
        model.setInputs(features);
        model.setLabels(labels);
        model.setLayerMaskArrays(arrays(inputs.masks()), null);
        pass.run();
        model.clearLayerMaskArrays();
    }

    private static INDArray[] arrays(List<INDArray> list) {
        return list.toArray(INDArray[]::new);
    }

    @Override
    public List<StateGradients> stateGradients(DataSet batch) {
        return Network.super.stateGradients(batch).stream()
                .map(layer -> layer.layer().startsWith(Branches.BACKWARD) ? layer.reversed() : layer)
                .toList();
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
        INDArray[] tracks = tracks(batch.getFeatures());
        var whole = new MultiDataSet(
                tracks,
                new INDArray[] {batch.getLabels()},
                forEach(tracks, batch.getFeaturesMaskArray()),
                new INDArray[] {batch.getLabelsMaskArray()});
        double score = model.score(whole, false);
        model.clearLayerMaskArrays();
        return score;
    }

    @Override
    public String configuration() {
        return model.getConfiguration().toJson();
    }

    /** @throws UnsupportedOperationException always: whoever reads backwards starts where the next batch begins */
    @Override
    public void carryState(boolean carry) {
        if (carry) {
            throw new UnsupportedOperationException(
                    "A network that reads both ways cannot carry its state from batch to batch; read forward.");
        }
    }

    @Override
    public void clearState() {
        model.rnnClearPreviousState();
    }

    @Override
    public void states(Map<String, INDArray> states) {
        if (!states.isEmpty()) {
            throw new UnsupportedOperationException("A network that reads both ways has no state to go on from.");
        }
    }

    @Override
    public Network updatedBy(UpdateKernel kernel) {
        return new GraphNetwork(model, kernel, Optional.empty());
    }

    /** Returns a view of this network, whose layers have been replaced, that trains all of them at once where that is known. */
    GraphNetwork inOnePass(int threads) {
        return new GraphNetwork(model, updates, FusedLayers.pass(model, threads));
    }

    /** Gives back the memory of arrays that are kept from batch to batch. */
    @Override
    public void leaveDevice() {
        pass.ifPresent(NetworkPass::release);
    }

    @Override
    public int iteration() {
        return model.getConfiguration().getIterationCount();
    }

    @Override
    public void iteration(int steps) {
        model.getConfiguration().setIterationCount(steps);
    }

    /** Features as the inputs of the graph, {@code [batch, tracks, time]} as several {@code [batch, 1, time]} if it has several. */
    private INDArray[] tracks(INDArray features) {
        int tracks = model.getNumInputArrays();
        if (tracks == 1) {
            return new INDArray[] {features};
        }
        if (features.size(1) != tracks) {
            throw new InputException(
                    "The network is shown %d symbols at a step, and reads %d.".formatted(features.size(1), tracks));
        }
        return IntStream.range(0, tracks)
                .mapToObj(track -> features.get(all(), interval(track, track + 1), all()))
                .toArray(INDArray[]::new);
    }

    private static INDArray[] forEach(INDArray[] tracks, INDArray mask) {
        return Collections.nCopies(tracks.length, mask).toArray(INDArray[]::new);
    }
}
