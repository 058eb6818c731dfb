package recurrent4j.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.RnnOutputLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.layers.engine.Loss;
import recurrent4j.layers.fused.ExternalLoss;

/** An output layer that computes answers, loss and gradients in one pass; one answer per step: {@code [batch, features, time]}. */
final class FusedRnnOutputLayer extends RnnOutputLayer implements Fused {

    private final FusedAnswer answer;

    FusedRnnOutputLayer(NeuralNetConfiguration conf, Loss loss, int threads) {
        super(conf, DataType.FLOAT);
        answer = new FusedAnswer(layerConf(), loss, threads);
    }

    @Override
    public String formula() {
        return answer.formula();
    }

    @Override
    public void useThreads(int threads) {
        answer.useThreads(threads);
    }

    @Override
    public void setInput(INDArray input, LayerWorkspaceMgr workspaces) {
        super.setInput(input, workspaces);
        answer.forget();
    }

    @Override
    public void setLabels(INDArray labels) {
        super.setLabels(labels);
        answer.forget();
    }

    /** Masked answers are zero in Deeplearning4j; nobody waits for them in training, so its own layer gives them. */
    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        return maskArray == null ? answer.activate(params, input, workspaces) : super.activate(training, workspaces);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        FusedAnswer.Step step = step();
        if (ExternalLoss.isIn(this) || !step.countsWholeAnswers()) {
            return super.backpropGradient(epsilon, workspaces);
        }
        INDArray inputGradient = answer.backpropagate(step, gradientViews, workspaces);
        Gradient gradient = new DefaultGradient(gradientsFlattened);
        gradientViews.forEach(gradient.gradientForVariable()::put);
        return new Pair<>(gradient, inputGradient);
    }

    @Override
    public double computeScore(double regularization, boolean training, LayerWorkspaceMgr workspaces) {
        FusedAnswer.Step step = step();
        if (ExternalLoss.isIn(this) || !step.countsWholeAnswers()) {
            return super.computeScore(regularization, training, workspaces);
        }
        double loss = answer.loss(step, workspaces);
        score = (conf().isMiniBatch() ? loss / getInputMiniBatchSize() : loss) + regularization;
        return score;
    }

    private FusedAnswer.Step step() {
        if (input == null || labels == null) {
            throw new IllegalStateException("There is no loss without input and labels; set both first; " + layerId());
        }
        return new FusedAnswer.Step(params, input, labels, maskArray);
    }
}
