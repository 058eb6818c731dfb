package recurrent4j.engine.cpu;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.ClassSampler;
import recurrent4j.engine.DecoderKernel;
import recurrent4j.engine.DecoderKernel.DecoderShape;
import recurrent4j.engine.EmbeddingKernel;
import recurrent4j.engine.Kernels;
import recurrent4j.engine.OutputKernel;
import recurrent4j.engine.OutputKernel.DenseParameters;
import recurrent4j.engine.OutputKernel.Loss;
import recurrent4j.engine.OutputKernel.SampledOutputKernel;
import recurrent4j.engine.PoolKernel;
import recurrent4j.engine.PoolKernel.AttentionKernel;
import recurrent4j.engine.RecurrentKernel;
import recurrent4j.engine.RecurrentKernel.CellShape;
import recurrent4j.engine.SequenceKernel;
import recurrent4j.engine.StackKernel;
import recurrent4j.engine.StepKernel;
import recurrent4j.engine.UpdateKernel;

/** The engine for the CPU: loops that the JIT compiler makes vectors of, and matrix products of oneDNN or OpenBLAS. */
public final class CpuKernels implements Kernels {

    @Override
    public String description() {
        return Blas.provider();
    }

    @Override
    public RecurrentKernel recurrent(CellShape shape, int threads) {
        return new CpuRecurrentKernel(shape, threads);
    }

    @Override
    public StackKernel stack() {
        return new CpuStackKernel();
    }

    @Override
    public DecoderKernel decoder(DecoderShape shape, int threads) {
        return new CpuDecoderKernel(shape, threads);
    }

    @Override
    public OutputKernel output(Loss loss, int inputs, int outputs, int threads) {
        return new CpuOutputKernel(loss, inputs, outputs, threads);
    }

    @Override
    public SampledOutputKernel sampledOutput(ClassSampler sampler, int inputs, int threads) {
        return new CpuSampledOutputKernel(sampler, inputs, threads);
    }

    @Override
    public PoolKernel maximum(int threads) {
        return new CpuPoolKernel.Maximum(threads);
    }

    @Override
    public PoolKernel mean(int threads) {
        return new CpuPoolKernel.Mean(threads);
    }

    @Override
    public AttentionKernel attention(int threads) {
        return new CpuAttentionKernel(threads);
    }

    @Override
    public EmbeddingKernel embedding(int threads) {
        return new CpuEmbeddingKernel(threads);
    }

    @Override
    public SequenceKernel sequences(int threads) {
        return new CpuSequenceKernel(threads);
    }

    @Override
    public UpdateKernel update(int threads) {
        return new CpuUpdateKernel(threads);
    }

    @Override
    public StepKernel steps(Optional<INDArray> table, List<StepKernel.Layer> layers, DenseParameters output) {
        return new CpuStepKernel(table, layers, output);
    }
}
