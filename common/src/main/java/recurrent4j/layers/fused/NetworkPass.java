package recurrent4j.layers.fused;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.AllocationPolicy;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.memory.enums.ResetPolicy;
import org.nd4j.linalg.api.memory.enums.SpillPolicy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.engine.Kernels;
import recurrent4j.engine.StackKernel;
import recurrent4j.engine.StackKernel.StackTape;
import recurrent4j.layers.fused.PassLayers.Answer;
import recurrent4j.layers.fused.PassLayers.Cells;

/**
 * Training passes through a whole graph of fused layers: the same kernels as the layers' own methods call, and the same
 * numbers, but recurrent layers side by side or upon each other are computed at once, and nothing is handed from vertex to vertex by
 * Deeplearning4j.
 */
public final class NetworkPass {

    private static final String WORKSPACE = "RECURRENT4J_NETWORK_PASS";

    private static final WorkspaceConfiguration ROOM = WorkspaceConfiguration.builder()
            .policyAllocation(AllocationPolicy.OVERALLOCATE)
            .policyLearning(LearningPolicy.FIRST_LOOP)
            .policyReset(ResetPolicy.BLOCK_LEFT)
            .policySpill(SpillPolicy.REALLOCATE)
            .build();

    private final ComputationGraph network;
    private final PassNode given;
    private final Answer answer;
    private final List<Cells> cells;

    /** What is computed one after the other: single nodes, and recurrent layers together. */
    private final List<List<PassNode>> stages;

    private final StackKernel stack;

    private NetworkPass(ComputationGraph network, List<PassNode> nodes, StackKernel stack) {
        this.network = network;
        this.stack = stack;
        given = nodes.get(0);
        answer = (Answer) nodes.get(nodes.size() - 1);
        cells = nodes.stream().flatMap(NetworkPass::cells).toList();
        stages = stages(nodes);
    }

    /** Returns such passes through a network whose layers have been replaced; empty if it has others than are known. */
    static Optional<NetworkPass> of(ComputationGraph network, Kernels kernels, int threads) {
        var workspaces =
                LayerWorkspaceMgr.builder().defaultWorkspace(WORKSPACE, ROOM).build();
        return PassReader.read(network, new PassNode.Tools(kernels.sequences(threads), workspaces))
                .map(nodes -> new NetworkPass(network, nodes, kernels.stack()));
    }

    /** Whether the layers still are those that were there, and nobody asks for more than gradients of weights. */
    public boolean isValid() {
        Layer[] layers = FusedLayers.layers(network);
        return layers[layers.length - 1] == answer.layer()
                && cells.stream().noneMatch(node -> node.layer().isWatched());
    }

    /**
     * Leaves the gradient in the layers' views, with the masks that have been set in the layers.
     *
     * @return the loss as Deeplearning4j counts it
     */
    @SuppressWarnings("try")
    public double backpropagate(INDArray features, INDArray labels) {
        try (MemoryWorkspace room = Nd4j.getWorkspaceManager().getAndActivateWorkspace(ROOM, WORKSPACE)) {
            given.answer(dense(features));
            answer.ask(labels);
            Deque<StackTape> tapes = new ArrayDeque<>();
            for (List<PassNode> stage : stages) {
                if (stage.get(0) instanceof Cells) {
                    tapes.push(
                            forward(stage.stream().flatMap(NetworkPass::cells).toList()));
                } else {
                    stage.get(0).forward();
                }
            }
            for (int i = stages.size() - 1; i >= 0; i--) {
                List<PassNode> stage = stages.get(i);
                if (stage.get(0) instanceof Cells) {
                    backward(stage.stream().flatMap(NetworkPass::cells).toList(), tapes.pop());
                } else {
                    stage.get(0).backward();
                }
            }
            return answer.score();
        } finally {
            stages.forEach(stage -> stage.forEach(PassNode::forget));
        }
    }

    /** Gives the memory of arrays back, which are kept from pass to pass. */
    public void release() {
        stages.forEach(stage -> stage.forEach(PassNode::release));
    }

    private static Stream<Cells> cells(PassNode node) {
        return node instanceof Cells cells ? Stream.of(cells) : Stream.empty();
    }

    private static INDArray dense(INDArray array) {
        INDArray floats = array.castTo(DataType.FLOAT);
        return Kernels.isDense(floats) ? floats : floats.dup('f');
    }

    private StackTape forward(List<Cells> stage) {
        return stack.record(stage.stream().map(Cells::begin).toList());
    }

    private void backward(List<Cells> stage, StackTape tape) {
        Deque<StackKernel.Back> backs = new ArrayDeque<>();
        for (int i = stage.size() - 1; i >= 0; i--) {
            Cells node = stage.get(i);
            StackKernel.Back back = node.back();
            backs.push(back);
            if (stage.contains(node.source())) {
                back.into().input().ifPresent(node.source()::take);
            }
        }
        tape.backward(List.copyOf(backs));
        for (Cells node : stage) {
            Optional<INDArray> gradient = backs.pop().into().input();
            if (!stage.contains(node.source())) {
                gradient.map(node.layer()::undrop).ifPresent(node.source()::take);
            }
        }
    }

    private static List<List<PassNode>> stages(List<PassNode> nodes) {
        List<List<PassNode>> stages = new ArrayList<>();
        Set<PassNode> done = new HashSet<>();
        List<PassNode> left = new ArrayList<>(nodes);
        while (!left.isEmpty()) {
            List<PassNode> stage = left.stream()
                    .filter(node -> !(node instanceof Cells) && done.containsAll(node.below))
                    .findFirst()
                    .map(List::of)
                    .orElseGet(() -> together(left, done));
            stages.add(stage);
            done.addAll(stage);
            left.removeAll(stage);
        }
        return stages;
    }

    /** The recurrent layers that read what is done already, and those that alone read one of these as it is. */
    private static List<PassNode> together(List<PassNode> left, Set<PassNode> done) {
        List<PassNode> stage = new ArrayList<>();
        for (PassNode node : left) {
            PassNode source = node.source();
            boolean inARow = stage.contains(source) && source.hasOneReader();
            if (node instanceof Cells layer && (done.contains(source) || inARow && layer.readsDirectly())) {
                stage.add(node);
            }
        }
        return stage;
    }
}
