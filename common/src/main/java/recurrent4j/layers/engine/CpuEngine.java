package recurrent4j.layers.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Evaluates every scalar by itself: exact and slow. */
final class CpuEngine implements RecurrentEngine {
    private final CellShape shape;
    private PlainTape current;

    CpuEngine(CellShape shape, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("At least one thread has to compute, not " + threads + ".");
        }
        this.shape = shape;
    }

    @Override
    public Pass infer(Parameters weights, Sequence sequence, INDArray output) {
        return record(weights, sequence, output);
    }

    @Override
    public Tape record(Parameters weights, Sequence sequence, INDArray output) {
        current = new PlainTape(weights, sequence, output);
        return current;
    }

    private static double[] read(INDArray array) {
        return array.dup('f').data().asDouble();
    }

    private static void write(INDArray array, int[] nodes, double[] values) {
        for (int k = 0; k < nodes.length; k++) {
            array.data().put(k, values[nodes[k]]);
        }
    }

    private final class PlainTape implements Tape {
        private final Reference reference;
        private final int batch;
        private final int steps;

        PlainTape(Parameters p, Sequence s, INDArray output) {
            int units = shape.units();
            batch = (int) s.activations().size(0);
            steps = (int) s.activations().size(2);
            Dense.check("input", s.activations(), batch, shape.inputs(), steps);
            Dense.check("output", output, batch, units, steps);
            Recurrence cell = shape.recurrence();
            Dense.check("input kernel", p.input(), shape.inputs(), cell.inputColumns(units));
            Dense.check("recurrent kernel", p.recurrent(), units, cell.recurrentColumns(units));
            Dense.check("bias", p.bias(), cell.biasLength(units));
            double[][] values = {
                read(s.activations()), read(p.input()), read(p.recurrent()), read(p.bias()), state(s, 0), state(s, 1)
            };
            reference = new Reference(shape, batch, steps, values, mask(s.mask()));
            double[] out = reference.outputs();
            for (int k = 0; k < out.length; k++) {
                output.data().put(k, out[k]);
            }
        }

        private double[] state(Sequence s, int k) {
            List<INDArray> arrays = s.initial().arrays();
            return k < arrays.size() ? read(arrays.get(k)) : new double[batch * shape.units()];
        }

        private double[] mask(Optional<INDArray> mask) {
            double[] ones = new double[batch * steps];
            Arrays.fill(ones, 1);
            return mask.map(m -> read(m.castTo(DataType.FLOAT))).orElse(ones);
        }

        @Override
        public State lastState() {
            int n = batch * shape.units();
            int[] h = Arrays.copyOfRange(reference.out, (steps - 1) * n, steps * n);
            return shape.recurrence().states() == 1 ? State.of(array(h)) : State.of(array(h), array(reference.lastC));
        }

        private INDArray array(int[] nodes) {
            INDArray array = Nd4j.createUninitializedDetached(DataType.FLOAT, 'f', batch, shape.units());
            write(array, nodes, null, reference.values(nodes));
            return array;
        }

        private void write(INDArray array, int[] nodes, double[] unused, double[] values) {
            for (int k = 0; k < nodes.length; k++) {
                array.data().put(k, values[k]);
            }
        }

        @Override
        public void backward(INDArray epsilon, Gradients into) {
            if (current != this) {
                throw new IllegalStateException("The engine has made another pass since this one.");
            }
            Dense.check("epsilon", epsilon, batch, shape.units(), steps);
            double[] g = reference.gradients(read(epsilon));
            CpuEngine.write(into.parameters().input(), reference.w, g);
            CpuEngine.write(into.parameters().recurrent(), reference.r, g);
            CpuEngine.write(into.parameters().bias(), reference.b, g);
            into.input().ifPresent(dx -> CpuEngine.write(dx, reference.x, g));
            into.initial().ifPresent(s -> {
                CpuEngine.write(s.arrays().get(0), reference.h0, g);
                if (s.arrays().size() > 1) {
                    CpuEngine.write(s.arrays().get(1), reference.c0, g);
                }
            });
            into.norms().ifPresent(n -> norms(n, g));
        }

        private void norms(double[] byStep, double[] g) {
            int n = batch * shape.units();
            for (int t = 0; t < steps; t++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += g[reference.out[t * n + k]] * g[reference.out[t * n + k]];
                }
                byStep[t] = Math.sqrt(sum);
            }
        }
    }
}
