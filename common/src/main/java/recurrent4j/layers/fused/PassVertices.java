package recurrent4j.layers.fused;

import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What stands between the layers of a graph, in a {@link NetworkPass}. */
final class PassVertices {

    private PassVertices() {}

    /** Sequences from their ends. */
    static final class Reverse extends PassNode implements PassNode.Stage {
        private final FusedReverseVertex vertex;

        Reverse(Tools tools, FusedReverseVertex vertex, PassNode source) {
            super(tools, source);
            this.vertex = vertex;
        }

        @Override
        boolean isGiven() {
            return source().isGiven();
        }

        @Override
        public void forward() {
            answer(answers.of(read().shape()));
            tools.sequences().reverse(read(), vertex.mask(), output());
        }

        @Override
        public void backward() {
            if (!isGiven()) {
                INDArray gradient = gradients.of(read().shape());
                tools.sequences().reverse(error(), vertex.mask(), gradient);
                source().take(gradient);
            }
        }
    }

    /** Features side by side. */
    static final class Merge extends PassNode implements PassNode.Stage {
        private final List<PassArray> parts;

        Merge(Tools tools, PassNode... below) {
            super(tools, below);
            parts = this.below.stream().map(node -> new PassArray()).toList();
        }

        @Override
        void release() {
            super.release();
            parts.forEach(PassArray::release);
        }

        @Override
        boolean isVector() {
            return below.stream().allMatch(PassNode::isVector);
        }

        @Override
        public void forward() {
            long[] shape = read().shape().clone();
            shape[1] = below.stream().mapToLong(node -> node.output().size(1)).sum();
            answer(answers.of(shape));
            tools.sequences().merge(below.stream().map(PassNode::output).toList(), output());
        }

        @Override
        public void backward() {
            List<INDArray> each = IntStream.range(0, parts.size())
                    .mapToObj(i -> parts.get(i).of(below.get(i).output().shape()))
                    .toList();
            tools.sequences().split(error(), each);
            for (int i = 0; i < parts.size(); i++) {
                below.get(i).take(each.get(i));
            }
        }
    }

    /** A shape that Deeplearning4j has to be told, and the array has already. */
    static final class Same extends PassNode implements PassNode.Stage {

        Same(Tools tools, PassNode source) {
            super(tools, source);
        }

        @Override
        boolean isVector() {
            return source().isVector();
        }

        @Override
        public void forward() {
            answer(read());
        }

        @Override
        public void backward() {
            source().take(error());
        }
    }
}
