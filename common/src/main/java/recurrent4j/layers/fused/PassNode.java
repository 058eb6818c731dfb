package recurrent4j.layers.fused;

import java.util.List;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.SequenceKernel;

/** A layer or vertex in a {@link NetworkPass}: what it reads, what it answers, and the gradients of both. */
abstract class PassNode {

    final Tools tools;
    final List<PassNode> below;
    final PassArray answers = new PassArray();
    final PassArray gradients = new PassArray();

    /** How many others read what this one answers. */
    private int readers;

    private INDArray output;

    /** The gradient of the loss by the output: the sum over those who read it. */
    private INDArray error;

    /**
     * What all nodes of a pass use.
     *
     * @param workspaces where layers of Deeplearning4j's find room, until the end of a pass
     */
    record Tools(SequenceKernel sequences, LayerWorkspaceMgr workspaces) {}

    PassNode(Tools tools, PassNode... below) {
        this.tools = tools;
        this.below = List.of(below);
        this.below.forEach(node -> node.readers++);
    }

    /** What is computed at once: mostly a node, but recurrent layers together. */
    interface Stage {

        /** Computes outputs from what is read. */
        void forward();

        /** From the gradients of outputs to those of what is read, and of weights. */
        void backward();
    }

    /** Whether there is one answer for all steps. */
    boolean isVector() {
        return false;
    }

    /** Whether it is nothing that was computed, so that nobody asks for its gradient. */
    boolean isGiven() {
        return false;
    }

    final INDArray output() {
        return output;
    }

    final void answer(INDArray computed) {
        output = computed;
    }

    final INDArray error() {
        return error;
    }

    /** Takes the gradient by the output from one who reads it, and may change it. */
    final void take(INDArray gradient) {
        if (error == null) {
            error = gradient;
        } else {
            tools.sequences().add(gradient, error);
        }
    }

    /** Returns an array of a layer's as kernels read it. */
    final INDArray dense(INDArray array) {
        return DenseLayout.dense(array, ArrayType.ACTIVATIONS, tools.workspaces());
    }

    /** Forgets the arrays of a pass. */
    final void forget() {
        error = null;
        output = null;
    }

    /** Gives the memory of all arrays back. */
    void release() {
        answers.release();
        gradients.release();
    }

    final boolean hasOneReader() {
        return readers == 1;
    }

    /** The one that it reads, or the first. */
    final PassNode source() {
        return below.get(0);
    }

    final INDArray read() {
        return source().output;
    }

    /** What a network is shown. */
    static final class Given extends PassNode implements Stage {

        Given(Tools tools) {
            super(tools);
        }

        @Override
        boolean isGiven() {
            return true;
        }

        @Override
        public void forward() {
            // It is there.
        }

        @Override
        public void backward() {
            // Nobody asks.
        }
    }
}
