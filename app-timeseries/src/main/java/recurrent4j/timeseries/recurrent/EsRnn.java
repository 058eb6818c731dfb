package recurrent4j.timeseries.recurrent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.model.Architecture;
import recurrent4j.model.Input;
import recurrent4j.model.Network;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.timeseries.forecast.FittedMethod;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.forecast.ForecastMethod;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.train.TrainingPlan;

public record EsRnn(RecurrentStack stack, TrainingPlan plan, int networks, UnaryOperator<Network> installed, Map<String,Double> o)
        implements ForecastMethod {

    @Override
    public String name() {
        return "ES-RNN";
    }

    double o(String k, double d) { return o.getOrDefault(k, d); }

    @Override
    public FittedMethod fit(SeriesSet known, int horizon) {
        int season = known.season();
        int second = (int) o("second", 0);
        List<Integer> lengths = new ArrayList<>();
        if (season > 1 && o("season", 1) > 0) lengths.add(season);
        if (second > 0) lengths.add(second);
        Seasons seasons = new Seasons(lengths);
        Glimpse glimpse = new Glimpse((int) o("window", Math.max(season, horizon)), (int) o("lag", 0), (int) o("ahead", 0), horizon);
        Quantiles quantiles = o("q", 1) > 1 ? new Quantiles(List.of(0.5, 0.025, 0.1, 0.9, 0.975), List.of(2.0, .5, .5, .5, .5)) : Quantiles.MEDIAN;
        List<Past> pasts = known.series().stream().map(s -> new Past(s.values(), season)).toList();
        double usual = pasts.stream().filter(Past::logarithmic).mapToDouble(p -> p.unit(p.length() - 1)).average().orElse(1);
        Lesson.Subject subject = new Lesson.Subject(seasons, glimpse, quantiles, usual);
        List<Object[]> members = new ArrayList<>();
        for (int m = 0; m < networks; m++) {
            members.add(train(subject, pasts, plan.seed() + 1000L * m));
        }
        Map<String, Integer> ids = new HashMap<>();
        for (int i = 0; i < known.size(); i++) ids.put(known.series().get(i).id(), i);
        return later -> {
            List<Past> laters = later.series().stream().map(s -> new Past(s.values(), season)).toList();
            double[][][] sums = new double[laters.size()][quantiles.count()][horizon];
            for (Object[] member : members) {
                Network network = (Network) member[0];
                @SuppressWarnings("unchecked") List<double[]> params = (List<double[]>) member[1];
                for (int i = 0; i < laters.size(); i += 16) {
                    int to = Math.min(i + 16, laters.size());
                    List<double[]> ps = later.series().subList(i, to).stream().map(s -> params.get(ids.get(s.id()))).toList();
                    Lesson lesson = new Lesson(subject, laters.subList(i, to), ps);
                    double[] out = doubles(network.output(array(lesson.features(), to - i, glimpse.features(), lesson.positions()), null));
                    for (int k = i; k < to; k++) {
                        double[][] latest = lesson.latest(k - i, out);
                        for (int q = 0; q < latest.length; q++) for (int s = 0; s < horizon; s++) sums[k][q][s] += latest[q][s] / networks;
                    }
                }
            }
            List<Forecast> result = new ArrayList<>();
            for (int k = 0; k < laters.size(); k++) {
                Past past = laters.get(k);
                result.add(Forecast.of(Arrays.stream(sums[k][0]).map(past::undo).toArray()));
            }
            return result;
        };
    }

    static INDArray array(double[] values, long a, long b, long c) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) floats[i] = (float) values[i];
        return Nd4j.create(floats, new long[] {a, b, c}, 'f');
    }

    static double[] doubles(INDArray array) {
        INDArray dense = array.ordering() == 'f' && !array.isView() ? array : array.dup('f');
        float[] floats = dense.data().asFloat();
        double[] d = new double[(int) array.length()];
        for (int i = 0; i < d.length; i++) d[i] = floats[i];
        return d;
    }

    private Object[] train(Lesson.Subject subject, List<Past> pasts, long seed) {
        Network network = installed.apply(new Architecture(new Input.Values(subject.glimpse().features()), stack,
                new Readout.ValuesAtEveryStep(subject.answers())).network(plan.learningRate(), seed));
        List<double[]> params = new ArrayList<>(pasts.stream().map(p -> subject.seasons().guess(p.values())).toList());
        int np = subject.seasons().parameters();
        double[][] m1 = new double[pasts.size()][np], m2 = new double[pasts.size()][np];
        int[] count = new int[pasts.size()];
        Random random = new Random(seed);
        double rateScale = o("plr", 1);
        double lvp = o("lvp", 0);
        int steps = 0; double[] s1 = new double[np], s2 = new double[np];
        int batches = (pasts.size() + plan.batch() - 1) / plan.batch();
        long t0 = System.nanoTime();
        for (int epoch = 0; epoch < plan.epochs(); epoch++) {
            List<Integer> order = new ArrayList<>(IntStream.range(0, pasts.size()).boxed().toList());
            Map<Integer, Double> key = new HashMap<>();
            for (int i : order) key.put(i, pasts.get(i).length() * (1 + 0.1 * random.nextDouble()));
            order.sort(Comparator.comparing(key::get));
            List<List<Integer>> parts = new ArrayList<>();
            for (int i = 0; i < order.size(); i += plan.batch()) parts.add(order.subList(i, Math.min(order.size(), i + plan.batch())));
            Collections.shuffle(parts, random);
            double loss = 0, answers = 0;
            for (List<Integer> part : parts) {
                double lr = plan.learningRate() * plan.schedule().factor((double) steps / (batches * plan.epochs()));
                steps++;
                Lesson lesson = new Lesson(subject, part.stream().map(pasts::get).toList(), part.stream().map(params::get).toList());
                int f = subject.glimpse().features();
                INDArray features = array(lesson.features(), part.size(), f, lesson.positions());
                double[] out = doubles(network.output(features, null));
                double[] slopes = lesson.judge(out);
                double n = lesson.answers();
                if (n == 0) continue;
                loss += lesson.loss(); answers += n;
                double half = subject.answers() / 2.0;
                for (int i = 0; i < out.length; i++) out[i] -= slopes[i] * half;
                INDArray labels = array(out, part.size(), subject.answers(), lesson.positions());
                DataSet batch = new DataSet(features, labels);
                if (rateScale > 0) {
                    double[] eps = doubles(network.inputGradient(batch));
                    List<double[]> grads = lesson.byParameters(eps);
                    double[] sharedGradient = new double[subject.seasons().rates()];
                    for (int i = 0; i < part.size(); i++) {
                        int id = part.get(i);
                        double[] p = params.get(id).clone();
                        double[] g = grads.get(i);
                        int c = ++count[id];
                        for (int j = 0; j < subject.seasons().rates(); j++) sharedGradient[j] += g[j];
                        for (int j = 0; j < np; j++) {
                            m1[id][j] = 0.9 * m1[id][j] + 0.1 * g[j];
                            m2[id][j] = 0.99 * m2[id][j] + 0.01 * g[j] * g[j];
                            double step = m1[id][j] / (1 - Math.pow(0.9, c)) / (Math.sqrt(m2[id][j] / (1 - Math.pow(0.99, c))) + 1e-12);
                            double unit = j < subject.seasons().rates() ? o("rlr", 10) : o("ilr", 1) * pasts.get(id).unit(pasts.get(id).length() - 1);
                            p[j] -= lr * rateScale * unit * step;
                        }
                        params.set(id, p);
                    }
                    if (o("share", 0) > 0) for (int j = 0; j < sharedGradient.length; j++) {
                        s1[j] = 0.9 * s1[j] + 0.1 * sharedGradient[j];
                        s2[j] = 0.99 * s2[j] + 0.01 * sharedGradient[j] * sharedGradient[j];
                        double step = s1[j] / (1 - Math.pow(0.9, steps)) / (Math.sqrt(s2[j] / (1 - Math.pow(0.99, steps))) + 1e-12);
                        for (int i = 0; i < params.size(); i++) params.get(i)[j] -= lr * o("share", 0) * step;
                    }
                } else {
                    network.backpropagate(batch);
                }
                network.gradient().divi(n / subject.glimpse().horizon() );
                double norm = network.gradient().norm2Number().doubleValue();
                if (plan.clip() > 0 && norm > plan.clip()) network.gradient().muli(plan.clip() / norm);
                network.step(lr);
            }
            if (epoch % Math.max(1, plan.epochs() / 5) == 0 || epoch == plan.epochs() - 1) System.err.printf("epoch %d loss %.4f  %.1fs alpha %.3f gamma %.3f%n", epoch, loss / answers, (System.nanoTime() - t0) / 1e9,
                params.stream().mapToDouble(p -> Seasons.sigmoid(p[0])).average().orElse(0), params.stream().mapToDouble(p -> p.length == 1 ? 0 : Seasons.sigmoid(p[1])).average().orElse(0));
        }
        return new Object[] {network, params};
    }
}
