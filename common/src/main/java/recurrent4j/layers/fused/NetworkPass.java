package recurrent4j.layers.fused;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
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
    private final List<PassNode> nodes;
    private final List<PassNode.Stage> stages;
    private final Answer answer;

    private NetworkPass(ComputationGraph network, List<PassNode> nodes, StackKernel stack) {
        this.network = network;
        this.nodes = nodes;
        stages = stages(nodes, stack);
        answer = (Answer) nodes.get(nodes.size() - 1);
    }

    /** Returns such passes through a network whose layers have been replaced; empty if it has others than are known. */
    static Optional<NetworkPass> of(ComputationGraph network, Kernels kernels, int threads) {
        var workspaces =
                LayerWorkspaceMgr.builder().defaultWorkspace(WORKSPACE, ROOM).build();
        return PassReader.read(network, new PassNode.Tools(kernels.sequences(threads), workspaces))
                .map(nodes -> new NetworkPass(network, nodes, kernels.stack()));
    }

    /** Whether the last layer still is the one that was there: one that learns from samples may have taken its place. */
    public boolean isValid() {
        Layer[] layers = FusedLayers.layers(network);
        return layers[layers.length - 1] == answer.layer();
    }

    /**
     * Leaves the gradient in the layers' views, with the masks that have been set in the layers.
     *
     * @return the loss as Deeplearning4j counts it
     */
    @SuppressWarnings("try")
    public double backpropagate(INDArray features, INDArray labels) {
        try (MemoryWorkspace room = Nd4j.getWorkspaceManager().getAndActivateWorkspace(ROOM, WORKSPACE)) {
            PassNode given = nodes.get(0);
            given.answer(given.dense(features));
            answer.ask(labels);
            stages.forEach(PassNode.Stage::forward);
            for (int i = stages.size() - 1; i >= 0; i--) {
                stages.get(i).backward();
            }
            return answer.score();
        } finally {
            nodes.forEach(PassNode::forget);
        }
    }

    /** Gives the memory of arrays back, which are kept from pass to pass. */
    public void release() {
        nodes.forEach(PassNode::release);
    }

    /** The order in which nodes are computed: what is no recurrent layer as soon as it can be, and then all that can be together. */
    private static List<PassNode.Stage> stages(List<PassNode> nodes, StackKernel stack) {
        List<PassNode.Stage> stages = new ArrayList<>();
        Set<PassNode> done = new HashSet<>();
        List<PassNode> left = new ArrayList<>(nodes);
        while (!left.isEmpty()) {
            Optional<PassNode> single = left.stream()
                    .filter(node -> node instanceof PassNode.Stage && done.containsAll(node.below))
                    .findFirst();
            List<Cells> together = single.isPresent() ? List.of() : together(left, done);
            stages.add(single.map(PassNode.Stage.class::cast).orElseGet(() -> new PassStack(together, stack)));
            single.ifPresent(done::add);
            done.addAll(together);
            left.removeAll(done);
        }
        return stages;
    }

    /** The recurrent layers that read what is done already, and those that alone read one of these as it is. */
    private static List<Cells> together(List<PassNode> left, Set<PassNode> done) {
        List<Cells> together = new ArrayList<>();
        for (PassNode node : left) {
            if (node instanceof Cells cells) {
                PassNode source = cells.source();
                boolean inARow = together.contains(source) && source.hasOneReader();
                if (done.contains(source) || inARow && cells.readsDirectly()) {
                    together.add(cells);
                }
            }
        }
        return together;
    }
}
