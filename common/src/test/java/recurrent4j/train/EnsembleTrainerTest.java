package recurrent4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static recurrent4j.train.Sines.ARCHITECTURE;
import static recurrent4j.train.Sines.PLAN;
import static recurrent4j.train.Sines.TRAINING;
import static recurrent4j.train.Sines.VALIDATION;
import static recurrent4j.train.Sines.losses;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.Bits;
import recurrent4j.data.Seeds;
import recurrent4j.data.Window;
import recurrent4j.data.WindowBatches;
import recurrent4j.eval.Effort;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;

class EnsembleTrainerTest {

    private static final int MEMBERS = 3;
    private static final WindowBatches EXTREME =
            WindowBatches.of(List.of(new Window(new float[][] {{1, 1}}, new float[] {Float.MAX_VALUE})), false);

    private record Member(String name, TrainingPlan plan, WindowBatches training, Checkpoint checkpoint)
            implements EnsembleMember {
        @Override
        public long examples() {
            return training.examples();
        }

        @Override
        public TrainingRun train(Progress progress, int threads) throws IOException {
            Network network = Network.of(ARCHITECTURE, plan.learningRate(), plan.seed());
            return new Trainer(plan, progress, checkpoint)
                    .train(Engine.FUSED.install(network, threads), training, VALIDATION);
        }
    }

    /** Collects what is told of members. */
    private static final class Told implements EnsembleProgress {
        private final List<String> remarks = Collections.synchronizedList(new ArrayList<>());
        private final Map<String, Double> resumed = new ConcurrentHashMap<>();

        @Override
        public Progress of(int number, String name) {
            return new Progress() {
                @Override
                public void resumed(double epochs) {
                    resumed.put(name, epochs);
                }
            };
        }

        @Override
        public void ended(int number, String remark) {
            remarks.add(number + " " + remark);
        }
    }

    private final Told told = new Told();

    @Test
    void theSameIsLearnedWhateverTheNumberOfThreads() throws IOException {
        Ensemble<Member> one = trainer(1).train("RNN", members(null));
        Ensemble<Member> two = trainer(2).train("RNN", members(null));

        assertThat(bits(one)).isEqualTo(bits(two)).doesNotHaveDuplicates();
        assertThat(two.members()).extracting(Member::name).containsExactly("RNN, 1 of 3", "RNN, 2 of 3", "RNN, 3 of 3");
    }

    @Test
    void oneByItselfIsTrainedWithAllThreadsAndBearsTheNameOfAll() throws IOException {
        var threads = new ArrayList<Integer>();
        var alone = new EnsembleMember() {
            @Override
            public String name() {
                return EnsembleMember.name("RNN", 0, 1);
            }

            @Override
            public TrainingPlan plan() {
                return PLAN;
            }

            @Override
            public long examples() {
                return 1;
            }

            @Override
            public TrainingRun train(Progress progress, int available) throws IOException {
                threads.add(available);
                return Sines.train(PLAN, Checkpoint.none());
            }
        };

        Ensemble<EnsembleMember> ensemble = trainer(5).train("RNN", List.of(alone));

        assertThat(threads).containsExactly(5);
        assertThat(ensemble.members()).extracting(EnsembleMember::name).containsExactly("RNN");
    }

    @Test
    void anInterruptedEnsembleGoesOnWhereEachMemberWas(@TempDir Path folder) throws IOException {
        Ensemble<Member> whole = trainer(2).train("RNN", members(null));
        List<Member> kept = members(folder);
        kept.get(0).train(Progress.SILENT, 1);
        assertThatThrownBy(() -> kept.get(1).train(pulledIn(3), 1)).hasMessage("pulled");

        Ensemble<Member> resumed = trainer(2).train("RNN", kept);

        assertThat(bits(resumed)).isEqualTo(bits(whole));
        // Two epochs were over, of which the second may have followed too soon to be written.
        assertThat(told.resumed).containsOnlyKeys("RNN, 1 of 3", "RNN, 2 of 3");
        assertThat(told.resumed.get("RNN, 2 of 3")).isBetween(1.0, 2.0);
    }

    private static Progress pulledIn(int stop) {
        return new Progress() {
            @Override
            public void batch(TrainingPlan plan, int epoch, double done) {
                if (epoch == stop) {
                    throw new IllegalStateException("pulled");
                }
            }
        };
    }

    @Test
    void oneThatDivergesIsReportedAndLeavesTheOthers() throws IOException {
        List<Member> members = new ArrayList<>(members(null));
        members.set(1, new Member("wild", PLAN, EXTREME, Checkpoint.none()));

        Ensemble<Member> ensemble = trainer(2).train("RNN", members);

        assertThat(ensemble.members()).containsExactly(members.get(0), members.get(2));
        assertThat(ensemble.runs()).hasSize(2);
        assertThat(told.remarks)
                .singleElement()
                .asString()
                .startsWith("1 wild: The loss became")
                .contains("learning rate");
    }

    @Test
    void ofWhichEachDivergesNothingIsLeft() throws IOException {
        assertThat(trainer(1)
                        .train("RNN", List.of(new Member("wild", PLAN, EXTREME, Checkpoint.none())))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void otherFailuresAreToldAsTheyAre(@TempDir Path folder) throws IOException, InterruptedException {
        List<Member> members = members(folder);
        new Member("another", PLAN.lasting(1), TRAINING, checkpoint(folder, 1)).train(Progress.SILENT, 1);

        assertThatThrownBy(() -> trainer(2).train("RNN", members))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("belongs to another training");
        // The other member goes on for a while, and writes into the folder.
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("training")) {
                thread.join();
            }
        }
    }

    @Test
    void itsEffortIsThatOfAllMembers() throws IOException {
        Ensemble<Member> ensemble = trainer(1).train("RNN", members(null));
        double seconds =
                ensemble.runs().stream().mapToDouble(TrainingRun::seconds).sum();

        Effort effort = Ensemble.of(List.of(ensemble, ensemble)).effort();

        assertThat(effort.epochs()).isEqualTo(2 * MEMBERS * PLAN.epochs());
        assertThat(effort.seconds()).isCloseTo(2 * seconds, within(1e-9));
        assertThat(effort.examplesPerSecond())
                .isCloseTo(TRAINING.examples() * effort.epochs() / effort.seconds(), within(1e-6));
    }

    @Test
    void membersAnswerByTheirMean() {
        assertThat(Ensemble.mean(List.of(1.0, 4.0), factor -> new double[][] {{factor}, {2 * factor, 0}}))
                .isDeepEqualTo(new double[][] {{2.5}, {5, 0}});
    }

    private EnsembleTrainer trainer(int threads) {
        return new EnsembleTrainer(threads, (name, examples, epochs, members) -> told);
    }

    private static List<Member> members(Path folder) {
        return IntStream.range(0, MEMBERS)
                .mapToObj(number -> new Member(
                        EnsembleMember.name("RNN", number, MEMBERS),
                        PLAN.from(Seeds.ofMember(PLAN.seed(), number)),
                        TRAINING,
                        folder == null ? Checkpoint.none() : checkpoint(folder, number)))
                .toList();
    }

    private static Checkpoint checkpoint(Path folder, int number) {
        return Checkpoint.at(folder.resolve(number + ".zip"));
    }

    private static List<Object> bits(Ensemble<Member> ensemble) {
        return ensemble.runs().stream()
                .<Object>map(run -> List.of(
                        losses(run), Arrays.toString(Bits.of(run.network().weights()))))
                .toList();
    }
}
