package recurrent4j.layers.fused;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.StackKernel;
import recurrent4j.engine.StackKernel.StackTape;
import recurrent4j.layers.fused.PassLayers.Cells;

/** Recurrent layers side by side or upon each other, which a {@link NetworkPass} computes together. */
final class PassStack implements PassNode.Stage {

    private final List<Cells> cells;
    private final StackKernel kernel;
    private Optional<StackTape> tape = Optional.empty();

    /** @param cells those in a row in their order, each the only one that reads the one below */
    PassStack(List<Cells> cells, StackKernel kernel) {
        this.cells = List.copyOf(cells);
        this.kernel = kernel;
    }

    @Override
    public void forward() {
        tape = Optional.of(kernel.record(cells.stream().map(Cells::begin).toList()));
    }

    @Override
    public void backward() {
        Deque<StackKernel.Back> backs = new ArrayDeque<>();
        for (int i = cells.size() - 1; i >= 0; i--) {
            StackKernel.Back back = cells.get(i).back();
            backs.push(back);
            PassNode source = cells.get(i).source();
            if (cells.contains(source)) {
                back.into().input().ifPresent(source::take);
            }
        }
        tape.orElseThrow().backward(List.copyOf(backs));
        tape = Optional.empty();
        for (Cells node : cells) {
            Optional<INDArray> gradient = backs.pop().into().input();
            if (!cells.contains(node.source())) {
                gradient.map(node::undrop).ifPresent(node.source()::take);
            }
        }
    }
}
