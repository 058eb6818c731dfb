package recurrent4j.layers.fused;

import java.util.function.Function;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseOutputLayer;
import org.deeplearning4j.nn.layers.recurrent.RnnOutputLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An output layer that computes answers, loss and gradients in one pass; one answer per step: {@code [batch, features, time]}. */
final class FusedRnnOutputLayer extends RnnOutputLayer implements Fused {

    private final FusedOutput body;

    FusedRnnOutputLayer(NeuralNetConfiguration conf, Function<BaseOutputLayer<?>, FusedOutput> body, int threads) {
        super(conf, DataType.FLOAT);
        this.body = body.apply(this);
        useThreads(threads);
    }

    @Override
    public String formula() {
        return body.formula();
    }

    @Override
    public void useThreads(int threads) {
        body.useThreads(threads);
    }

    @Override
    public void setInput(INDArray input, LayerWorkspaceMgr workspaces) {
        super.setInput(input, workspaces);
        body.forget();
    }

    @Override
    public void setLabels(INDArray labels) {
        super.setLabels(labels);
        body.forget();
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        return body.answers() ? body.activate(workspaces) : super.activate(training, workspaces);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        return body.knowsLoss()
                ? body.backpropagate(gradientViews, workspaces)
                : super.backpropGradient(epsilon, workspaces);
    }

    @Override
    public double computeScore(double regularization, boolean training, LayerWorkspaceMgr workspaces) {
        score = body.knowsLoss()
                ? body.score(regularization, workspaces)
                : super.computeScore(regularization, training, workspaces);
        return score;
    }
}
