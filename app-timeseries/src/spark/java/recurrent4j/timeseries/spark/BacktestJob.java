package recurrent4j.timeseries.spark;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import org.apache.spark.api.java.JavaRDD;
import recurrent4j.scoring.BatchScorer;
import recurrent4j.scoring.Scored;
import recurrent4j.scoring.ScoredStream;
import recurrent4j.timeseries.backtest.Backtest;
import recurrent4j.timeseries.backtest.BacktestPlan;
import recurrent4j.timeseries.backtest.BacktestSums;
import recurrent4j.timeseries.baseline.Baseline;
import recurrent4j.timeseries.baseline.Baselines;

/**
 * Backtests all baselines on each series by itself, where it is, and adds up their errors: of a partition nothing else goes over
 * the network.
 *
 * @param folds origins, a horizon apart
 */
record BacktestJob(SeriesLayout layout, int horizon, int folds) implements Serializable {

    /**
     * What came out.
     *
     * @param errors how many series could not be backtested, such as those that are too short
     * @param example why not
     */
    record Result(BacktestSums sums, long errors, String example) implements Serializable {

        Result plus(Result other) {
            return new Result(
                    sums.plus(other.sums()), errors + other.errors(), example.isEmpty() ? other.example() : example);
        }
    }

    private static List<String> methods() {
        return Baselines.all().stream().map(Baseline::name).toList();
    }

    /** Runs it; the partitions are added up in their order, so that the same series give the same bits. */
    Result run(JavaRDD<byte[]> records) {
        BacktestJob job = this;
        return records.mapPartitions(some -> List.of(job.result(some)).iterator()).collect().stream()
                .reduce(new Result(BacktestSums.none(methods()), 0, ""), Result::plus);
    }

    private Result result(Iterator<byte[]> records) {
        var backtests = new Adding(this);
        var stream = new ScoredStream<>(
                records, bytes -> new String(bytes, StandardCharsets.UTF_8), backtests, ScoredStream.Window.USUAL);
        long errors = 0;
        String example = "";
        while (stream.hasNext()) {
            Scored<byte[]> one = stream.next();
            errors += one.error().isPresent() ? 1 : 0;
            example = example.isEmpty() ? one.error().orElse("") : example;
        }
        return new Result(backtests.sums, errors, example);
    }

    /** Answers nothing, and adds up errors instead. */
    private static final class Adding implements BatchScorer {

        private final BacktestJob job;
        private BacktestSums sums = BacktestSums.none(methods());

        Adding(BacktestJob job) {
            this.job = job;
        }

        @Override
        public List<String> answer(List<String> records) {
            var plan = new BacktestPlan(job.horizon, job.folds, job.horizon, OptionalInt.empty(), true);
            var backtest = new Backtest(job.layout.records().read(records), plan);
            sums = sums.plus(BacktestSums.of(backtest.run(Baselines.all())));
            return Collections.nCopies(records.size(), "");
        }

        @Override
        public boolean answersSideBySide() {
            return false;
        }

        @Override
        public void close() {}
    }
}
