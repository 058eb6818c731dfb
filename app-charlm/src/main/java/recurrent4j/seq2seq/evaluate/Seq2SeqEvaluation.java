package recurrent4j.seq2seq.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import recurrent4j.eval.Contest;
import recurrent4j.eval.Measured;
import recurrent4j.eval.Metric;
import recurrent4j.eval.Scoreboard;
import recurrent4j.eval.Table;
import recurrent4j.io.InputException;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.corpus.ParallelCorpus;

/** How good models are that rewrite the same texts, for which each is asked once. */
public final class Seq2SeqEvaluation {

    private static final double PERCENT = 100;

    private final Scoring scoring;
    private final Optional<Known> known;
    private final List<Pair> validation;
    private final TestScores test;
    private final List<Measure> measures;

    private Seq2SeqEvaluation(Scoring scoring, Optional<Known> known, List<Pair> validation, List<Pair> test) {
        this.scoring = scoring;
        this.known = known;
        this.validation = withTargets("validation", validation);
        measures = scoring.measures(known, test);
        this.test = new TestScores(scoring, measures, withTargets("test", test));
    }

    /** Prepares an evaluation of models that are trained on the training part of a corpus. */
    public static Seq2SeqEvaluation of(ParallelCorpus corpus, Scoring scoring) {
        return new Seq2SeqEvaluation(
                scoring,
                Optional.of(Known.of(corpus.parts().training(), scoring.units())),
                corpus.parts().validation(),
                corpus.parts().test());
    }

    /** Prepares an evaluation on pairs that no model was trained on or chosen by. */
    public static Seq2SeqEvaluation onTest(Scoring scoring, List<Pair> test) {
        return new Seq2SeqEvaluation(scoring, Optional.empty(), List.of(), test);
    }

    private static List<Pair> withTargets(String part, List<Pair> pairs) {
        IntStream.range(0, pairs.size())
                .filter(at -> pairs.get(at).targets().isEmpty())
                .findFirst()
                .ifPresent(at -> {
                    throw new InputException(
                            "Pair %,d of the %s part, \"%s\", has no target with which an answer can be compared; leave it"
                                    + " out or give it one.",
                            at + 1, part, pairs.get(at).source());
                });
        return List.copyOf(pairs);
    }

    /** Returns what models are judged by. */
    public Metric metric() {
        return scoring.decides().metric();
    }

    /** Returns a contest of models that are evaluated here. */
    public Contest<Seq2SeqModel> contest() {
        return new Contest<>(metric(), this::measured);
    }

    private Map<Metric, Measured> measured(Seq2SeqModel model) {
        Rewritings ofValidation = Rewritings.of(model, validation);
        Rewritings ofTest = test.enter(model);
        Map<Metric, Measured> measured = new LinkedHashMap<>();
        for (Measure measure : measures) {
            measured.put(measure.metric(), new Measured(ofValidation.figure(measure), ofTest.figure(measure)));
        }
        return measured;
    }

    /**
     * Returns what the best epoch of a training is chosen by: what is not right of answers for some validation pairs, by the metric
     * that models are judged by, 0 if everything is. Nothing where many answers are right, so that the loss says more.
     */
    public Optional<ToDoubleBiFunction<List<Pair>, List<Hypothesis>>> validationError() {
        return switch (scoring.task()) {
            case TRANSLATION -> Optional.of((pairs, answers) -> 1 - figure(pairs, answers) / PERCENT);
            case TRANSDUCTION -> Optional.of((pairs, answers) -> 1 - figure(pairs, answers));
            case CHAT, GENERATION -> Optional.empty();
        };
    }

    private double figure(List<Pair> pairs, List<Hypothesis> answers) {
        return Rewritings.of(pairs, answers).figure(scoring.decides());
    }

    /** Whether a text is a target of the training part, if that is known. */
    boolean isKnown(String text) {
        return known.filter(training -> training.isTarget(text)).isPresent();
    }

    /** How the scores were computed, so that they can be compared with others. */
    public Scoring scoring() {
        return scoring;
    }

    /** What the models have made of the test part. */
    public TestScores test() {
        return test;
    }

    /**
     * Returns every measure of every model on the test part, with half the width of its interval of 95 %, in tables of a few
     * columns.
     */
    public List<Table> measures() {
        return test.tables();
    }

    /**
     * Says how the scores were computed, how much better each network is than the best baseline, which texts have no end, and how
     * much of the parts is unknown.
     */
    public List<String> remarks(Scoreboard scores) {
        List<String> remarks = new ArrayList<>(test.signatures());
        remarks.addAll(test.comparisons(scores));
        remarks.addAll(test.defects());
        known.flatMap(training -> training.remark("validation", validation)).ifPresent(remarks::add);
        known.flatMap(training -> training.remark("test", test.pairs())).ifPresent(remarks::add);
        return remarks;
    }
}
