package recurrent4j.timeseries.esrnn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import recurrent4j.network.Network;
import recurrent4j.train.DivergenceException;
import recurrent4j.train.Epoch;
import recurrent4j.train.Progress;
import recurrent4j.train.TrainingPlan;

/** Trains one network on all series, together with the parameters of each series' smoothing. */
final class EsRnnTrainer {

    /** How much lengths may differ by chance when series are put together by length. */
    private static final double JITTER = 0.1;

    private final EsRnnSetup subject;
    private final List<NormalizedHistory> pasts;
    private final TrainingPlan plan;
    private final Progress progress;

    EsRnnTrainer(EsRnnSetup subject, List<NormalizedHistory> pasts, TrainingPlan plan, Progress progress) {
        this.subject = subject;
        this.pasts = pasts;
        this.plan = plan;
        this.progress = progress;
    }

    /**
     * Trains a network in place, and returns what was learned of each series.
     *
     * @throws DivergenceException as soon as the loss is infinite or no number
     */
    SeriesParameters train(Network network) {
        var own = new SeriesParameters(subject.seasons(), pasts);
        var random = new Random(plan.seed());
        for (int epoch = 1; epoch <= plan.epochs(); epoch++) {
            long started = System.nanoTime();
            double loss = 0;
            double answers = 0;
            double rate = 0;
            List<List<Integer>> batches = batches(random);
            for (int i = 0; i < batches.size(); i++) {
                double done = (epoch - 1 + (double) i / batches.size()) / plan.epochs();
                rate = plan.learningRate() * plan.schedule().factor(done);
                EsRnnBatch lesson = learn(network, own, batches.get(i), rate);
                loss += lesson.loss();
                answers += lesson.answers();
                if (!Double.isFinite(loss)) {
                    throw new DivergenceException(epoch, loss, plan);
                }
                progress.batch(plan, epoch, (i + 1.0) / batches.size());
            }
            double mean = answers == 0 ? 0 : loss / answers;
            var learned = new Epoch(epoch, rate, mean, mean, (System.nanoTime() - started) / 1e9);
            progress.epoch(plan, learned, learned);
        }
        return own;
    }

    /** Series of similar lengths, so that little is padded, in another order each time. */
    private List<List<Integer>> batches(Random random) {
        double[] keys = pasts.stream()
                .mapToDouble(past -> past.length() * (1 + JITTER * random.nextDouble()))
                .toArray();
        List<Integer> order = IntStream.range(0, keys.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> keys[i]))
                .toList();
        List<List<Integer>> batches = new ArrayList<>();
        for (int from = 0; from < keys.length; from += plan.batch()) {
            batches.add(order.subList(from, Math.min(keys.length, from + plan.batch())));
        }
        Collections.shuffle(batches, random);
        return batches;
    }

    private EsRnnBatch learn(Network network, SeriesParameters own, List<Integer> series, double rate) {
        var lesson = new EsRnnBatch(
                subject,
                series.stream().map(pasts::get).toList(),
                series.stream().map(own::of).toList());
        INDArray features = Cube.array(lesson.features(), series.size(), lesson.positions());
        double[] answers = Cube.values(network.output(features, null));
        double[] slopes = lesson.judge(answers);
        if (lesson.answers() == 0 || !Double.isFinite(lesson.loss())) {
            return lesson;
        }
        DataSet batch = new DataSet(
                features, Cube.array(labels(answers, slopes, subject.answers()), series.size(), lesson.positions()));
        if (series.stream().anyMatch(own::learns)) {
            List<double[]> gradients = lesson.byParameters(Cube.values(network.inputGradient(batch)));
            for (int i = 0; i < series.size(); i++) {
                if (own.learns(series.get(i))) {
                    own.step(series.get(i), gradients.get(i), rate);
                }
            }
        } else {
            network.backpropagate(batch);
        }
        network.gradient().divi(lesson.answers() / subject.glimpse().horizon());
        clip(network.gradient());
        network.step(rate);
        return lesson;
    }

    /**
     * Our loss is none of Deeplearning4j's, and one of our own in the configuration would keep plain Deeplearning4j from
     * opening the network. So it is told labels whose squared error, {@code (f - y)² / size} at each step, has the slopes of ours.
     */
    static double[] labels(double[] answers, double[] slopes, int size) {
        double half = size / 2.0;
        return IntStream.range(0, answers.length)
                .mapToDouble(i -> answers[i] - half * slopes[i])
                .toArray();
    }

    private void clip(INDArray gradient) {
        double norm = gradient.norm2Number().doubleValue();
        if (plan.clip() > 0 && norm > plan.clip()) {
            gradient.muli(plan.clip() / norm);
        }
    }
}
