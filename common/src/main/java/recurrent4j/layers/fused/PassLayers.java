package recurrent4j.layers.fused;

import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.StackKernel;

/** The layers of a network, in a {@link NetworkPass}. */
final class PassLayers {

    private PassLayers() {}

    /** Vectors that are looked up. */
    static final class LookUp extends PassNode implements PassNode.Stage {
        private final FusedEmbeddingLayer layer;

        LookUp(Tools tools, FusedEmbeddingLayer layer, PassNode source) {
            super(tools, source);
            this.layer = layer;
        }

        @Override
        public void forward() {
            INDArray numbers = read();
            answer(answers.of(numbers.size(0), layer.dimensions(), numbers.size(numbers.rank() - 1)));
            layer.read(numbers, output());
        }

        @Override
        public void backward() {
            layer.differentiate(error());
        }
    }

    /** A recurrent layer, which is computed together with others by a {@link PassStack}. */
    static final class Cells extends PassNode {
        private final FusedRecurrentLayer<?> layer;

        Cells(Tools tools, FusedRecurrentLayer<?> layer, PassNode source) {
            super(tools, source);
            this.layer = layer;
        }

        /** Whether it reads what the node below has answered, as it is. */
        boolean readsDirectly() {
            return layer.layerConf().getIDropout() == null;
        }

        StackKernel.Layer begin() {
            answer(answers.of(read().size(0), layer.shape().units(), read().size(2)));
            return layer.begin(read(), output(), tools.workspaces());
        }

        StackKernel.Back back() {
            Optional<INDArray> input =
                    source().isGiven() ? Optional.empty() : Optional.of(gradients.of(read().shape()));
            return new StackKernel.Back(error(), layer.gradients(input, read().size(2)));
        }

        INDArray undrop(INDArray gradient) {
            return layer.undrop(gradient);
        }
    }

    /** One answer for all steps of a sequence. */
    private abstract static class OneForAll extends PassNode implements PassNode.Stage {

        OneForAll(Tools tools, PassNode source) {
            super(tools, source);
        }

        /** Makes {@code [batch, features]} of {@code [batch, features, time]}. */
        abstract void pool(INDArray states, INDArray into);

        /** Goes back from {@code [batch, features]} to {@code [batch, features, time]}. */
        abstract void spread(INDArray gradient, INDArray into);

        @Override
        final boolean isVector() {
            return true;
        }

        @Override
        public final void forward() {
            answer(answers.of(read().size(0), read().size(1)));
            pool(read(), output());
        }

        @Override
        public final void backward() {
            INDArray gradient = gradients.of(read().shape());
            spread(error(), gradient);
            source().take(gradient);
        }
    }

    /** The last step of each example. */
    static final class LastStep extends OneForAll {
        private final FusedLastTimeStepLayer layer;
        private int[] last = {};

        LastStep(Tools tools, FusedLastTimeStepLayer layer, PassNode source) {
            super(tools, source);
            this.layer = layer;
        }

        @Override
        void pool(INDArray states, INDArray into) {
            last = layer.last(states.size(0), states.size(2));
            tools.sequences().gather(states, last, into);
        }

        @Override
        void spread(INDArray gradient, INDArray into) {
            tools.sequences().scatter(gradient, last, into);
        }
    }

    /** Maximum or mean. */
    static final class Pool extends OneForAll {
        private final FusedPoolingLayer layer;

        Pool(Tools tools, FusedPoolingLayer layer, PassNode source) {
            super(tools, source);
            this.layer = layer;
        }

        @Override
        void pool(INDArray states, INDArray into) {
            layer.kernel().pool(states, Optional.ofNullable(layer.getMaskArray()), into);
        }

        @Override
        void spread(INDArray gradient, INDArray into) {
            layer.kernel().differentiate(gradient, into);
        }
    }

    /** A layer that computes by its own methods, such as dropout. */
    static final class Other extends PassNode implements PassNode.Stage {
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
        public void forward() {
            layer.setInput(read(), tools.workspaces());
            answer(dense(layer.activate(true, tools.workspaces())));
        }

        @Override
        public void backward() {
            source().take(dense(
                    layer.backpropGradient(error(), tools.workspaces()).getSecond()));
            layer.clear();
        }
    }

    /** The last layer, which computes the loss and all gradients when it goes forward. */
    static final class Answer extends PassNode implements PassNode.Stage {
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
        public void forward() {
            Pair<Double, INDArray> learned = layer.learn(read(), labels, gradients, tools.workspaces());
            labels = null;
            score = learned.getFirst();
            answer(dense(learned.getSecond()));
            layer.clear();
        }

        @Override
        public void backward() {
            if (!source().isGiven()) {
                source().take(output());
            }
        }
    }
}
