package recurrent4j.layers.fused;

import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.RecurrentKernel.Gradients;
import recurrent4j.engine.RecurrentKernel.Sequence;
import recurrent4j.engine.RecurrentKernel.State;
import recurrent4j.engine.StackKernel;

/** The layers of a network, in a {@link NetworkPass}. */
final class PassLayers {

    private PassLayers() {}

    /** Vectors that are looked up. */
    static final class LookUp extends PassNode {
        private final FusedEmbeddingLayer layer;

        LookUp(Tools tools, FusedEmbeddingLayer layer, PassNode source) {
            super(tools, source);
            this.layer = layer;
        }

        @Override
        void forward() {
            INDArray numbers = read();
            answer(answers.of(numbers.size(0), layer.dimensions(), numbers.size(numbers.rank() - 1)));
            layer.read(numbers, output());
        }

        @Override
        void backward() {
            layer.differentiate(error());
        }
    }

    /** A recurrent layer, which is computed together with others. */
    static final class Cells extends PassNode {
        private final FusedRecurrentLayer<?> layer;

        Cells(Tools tools, FusedRecurrentLayer<?> layer, PassNode source) {
            super(tools, source);
            this.layer = layer;
        }

        FusedRecurrentLayer<?> layer() {
            return layer;
        }

        /** Whether it reads what the node below has answered, as it is. */
        boolean readsDirectly() {
            return layer.layerConf().getIDropout() == null;
        }

        StackKernel.Layer begin() {
            INDArray input = layer.drop(read(), tools.workspaces());
            long[] shape = {input.size(0), layer.shape().units(), input.size(2)};
            answer(answers.of(shape));
            var sequence = new Sequence(input, State.ZERO, Optional.ofNullable(layer.getMaskArray()));
            return new StackKernel.Layer(layer.kernel(), layer.weights(), sequence, output());
        }

        StackKernel.Back back() {
            Optional<INDArray> input =
                    source().isGiven() ? Optional.empty() : Optional.of(gradients.of(read().shape()));
            return new StackKernel.Back(
                    error(), new Gradients(layer.gradients(), input, Optional.empty(), Optional.empty()));
        }

        @Override
        void forward() {
            throw new IllegalStateException("Recurrent layers are computed together.");
        }

        @Override
        void backward() {
            forward();
        }
    }

    /** The last step of each example. */
    static final class LastStep extends PassNode {
        private final FusedLastTimeStepLayer layer;
        private int[] last = {};

        LastStep(Tools tools, FusedLastTimeStepLayer layer, PassNode source) {
            super(tools, source);
            this.layer = layer;
        }

        @Override
        boolean isVector() {
            return true;
        }

        @Override
        void forward() {
            INDArray states = read();
            last = layer.last(states.size(0), states.size(2));
            answer(answers.of(states.size(0), states.size(1)));
            tools.sequences().gather(states, last, output());
        }

        @Override
        void backward() {
            INDArray everywhere = gradients.of(read().shape());
            tools.sequences().scatter(error(), last, everywhere);
            source().take(everywhere);
        }
    }

    /** One value for each feature of all steps. */
    static final class Pool extends PassNode {
        private final FusedPoolingLayer layer;

        Pool(Tools tools, FusedPoolingLayer layer, PassNode source) {
            super(tools, source);
            this.layer = layer;
        }

        @Override
        boolean isVector() {
            return true;
        }

        @Override
        void forward() {
            INDArray states = read();
            answer(answers.of(states.size(0), states.size(1)));
            layer.kernel().pool(states, Optional.ofNullable(layer.getMaskArray()), output());
        }

        @Override
        void backward() {
            INDArray gradient = gradients.of(read().shape());
            layer.kernel().differentiate(error(), gradient);
            source().take(gradient);
        }
    }

    /** A layer that computes by its own methods, such as dropout. */
    static final class Other extends PassNode {
        private final Layer layer;
        private final boolean pools;

        /** @param pools whether it makes one answer for all steps */
        Other(Tools tools, Layer layer, boolean pools, PassNode source) {
            super(tools, source);
            this.layer = layer;
            this.pools = pools;
        }

        @Override
        boolean isVector() {
            return pools || source().isVector();
        }

        @Override
        void forward() {
            layer.setInput(read(), tools.workspaces());
            answer(dense(layer.activate(true, tools.workspaces())));
        }

        @Override
        void backward() {
            source().take(dense(
                    layer.backpropGradient(error(), tools.workspaces()).getSecond()));
            layer.clear();
        }
    }

    /** The last layer, which computes the loss and all gradients when it goes forward. */
    static final class Answer extends PassNode {
        private final FusedOutputLayer layer;
        private INDArray labels;
        private double score;

        Answer(Tools tools, FusedOutputLayer layer, PassNode source) {
            super(tools, source);
            this.layer = layer;
        }

        FusedOutputLayer layer() {
            return layer;
        }

        void ask(INDArray asked) {
            labels = asked;
        }

        /** The loss of the last pass, as Deeplearning4j counts it. */
        double score() {
            return score;
        }

        @Override
        void forward() {
            Pair<Double, INDArray> learned = layer.learn(read(), labels, gradients, tools.workspaces());
            labels = null;
            score = learned.getFirst();
            answer(dense(learned.getSecond()));
            layer.clear();
        }

        @Override
        void backward() {
            if (!source().isGiven()) {
                source().take(output());
            }
        }
    }
}
