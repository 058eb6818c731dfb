package recurrent4j.engine.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.StackKernel;
import recurrent4j.engine.cpu.CpuRecurrentKernel.CpuTape;

/** Neighbouring layers that divide the batch into the same strips are computed strip by strip, the others layer by layer. */
final class CpuStackKernel implements StackKernel {

    @Override
    public StackTape record(List<Layer> layers) {
        List<CpuTape> tapes = IntStream.range(0, layers.size())
                .mapToObj(i -> begin(layers, i))
                .toList();
        each(tapes, workers(tapes), CpuTape::pack);
        for (List<CpuTape> alike : alike(tapes)) {
            Team.run(alike.get(0).strips().size(), workers(alike), strip -> alike.forEach(tape -> tape.forward(strip)));
        }
        return new CpuStackTape(tapes);
    }

    private static CpuTape begin(List<Layer> layers, int i) {
        Layer layer = layers.get(i);
        if (!(layer.kernel() instanceof CpuRecurrentKernel kernel)) {
            throw new IllegalArgumentException(
                    "A stack of layers has kernels of one engine, not " + layer.kernel() + ".");
        }
        INDArray read = layer.sequence().activations();
        boolean isThere = layers.subList(0, i).stream().noneMatch(below -> below.output() == read);
        return kernel.begin(layer.weights(), layer.sequence(), layer.output(), isThere);
    }

    /** Neighbours that have the same strips. */
    private static List<List<CpuTape>> alike(List<CpuTape> tapes) {
        List<List<CpuTape>> groups = new ArrayList<>();
        for (CpuTape tape : tapes) {
            List<CpuTape> last = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
            if (last.isEmpty() || !last.get(0).strips().equals(tape.strips())) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(tape);
        }
        return groups;
    }

    private static int workers(List<CpuTape> tapes) {
        return tapes.stream().mapToInt(CpuTape::workers).max().orElse(1);
    }

    /** Does it with every one, each by a thread of its own if there are enough of them, else each by all threads. */
    private static <T> void each(List<T> all, int threads, ObjIntConsumer<T> work) {
        if (all.size() < threads) {
            all.forEach(one -> work.accept(one, threads));
        } else {
            Team.run(all.size(), threads, k -> work.accept(all.get(k), 1));
        }
    }

    private record CpuStackTape(List<CpuTape> tapes) implements StackTape {

        @Override
        public void backward(List<Back> layers) {
            List<CpuTape.Back> backs = IntStream.range(0, tapes.size())
                    .mapToObj(i -> tapes.get(i)
                            .back(layers.get(i).epsilon(), layers.get(i).into()))
                    .toList();
            List<List<CpuTape>> groups = alike(tapes);
            int end = tapes.size();
            for (int group = groups.size() - 1; group >= 0; group--) {
                List<CpuTape> alike = groups.get(group);
                int last = end - 1;
                int first = end - alike.size();
                Team.run(alike.get(0).strips().size(), workers(alike), strip -> {
                    for (int i = last; i >= first; i--) {
                        backs.get(i).through(strip);
                    }
                });
                end = first;
            }
            each(backs, workers(tapes), CpuTape.Back::sum);
        }
    }
}
