package recurrent4j.seq2seq.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.data.Split;
import recurrent4j.eval.Contest;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Effort;
import recurrent4j.io.InputException;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.corpus.ParallelCorpus;
import recurrent4j.seq2seq.corpus.Task;
import recurrent4j.seq2seq.evaluate.Seq2SeqModel.Likelihood;

class Seq2SeqEvaluationTest {

    private static final List<Pair> TRAINING = List.of(Pair.of("a", "A a ."), Pair.of("b", "B b ."));
    private static final List<Pair> VALIDATION = List.of(Pair.of("c", "c"), Pair.of("d", "D"));
    private static final List<Pair> TEST =
            List.of(Pair.of("e", "e"), Pair.of("f", "F"), new Pair("g", List.of("G", "g")));

    private static ParallelCorpus corpus(Task task) {
        return new ParallelCorpus(
                "letters",
                task,
                new Split<>(TRAINING, VALIDATION, TEST),
                DataSource.generated("letters", "by hand", "0", 7),
                List.of());
    }

    private static Seq2SeqEvaluation evaluation(Task task) {
        ParallelCorpus corpus = corpus(task);
        return Seq2SeqEvaluation.of(corpus, Scoring.of(corpus));
    }

    @Test
    void ofOneRightAnswerTheExactMatchDecidesOnBothParts() {
        Contest<Seq2SeqModel> contest = evaluation(Task.TRANSDUCTION).contest();
        contest.enterBaseline(Rewriters.of("nothing", source -> ""));
        contest.enter(Rewriters.of("copy", source -> source), Effort.NONE);
        assertThat(contest.scores().metric().name()).isEqualTo("exact match");
        assertThat(contest.best().name()).isEqualTo("copy");
        var winner = contest.scores().winner();
        assertThat(winner.measured(ExactMatch.METRIC).validation()).isEqualTo(0.5);
        assertThat(winner.measured(ExactMatch.METRIC).test()).isEqualTo(2.0 / 3, within(1e-12));
        assertThat(winner.measured(LikelihoodMeasure.PERPLEXITY.metric()).test())
                .isNaN();
    }

    @Test
    void ofTextsForALabelProbabilitiesDecide() {
        Contest<Seq2SeqModel> contest = evaluation(Task.GENERATION).contest();
        contest.enterBaseline(Rewriters.of("one in two", source -> "", new Likelihood(2 * Math.log(0.5), 2, 1)));
        contest.enterBaseline(Rewriters.of("nothing", source -> ""));
        contest.enter(Rewriters.of("one in four", source -> "", new Likelihood(2 * Math.log(0.25), 2, 1)), Effort.NONE);
        assertThat(contest.scores().metric().name()).isEqualTo("nats a character");
        assertThat(contest.best().name()).isEqualTo("one in two");
        var winner = contest.scores().winner();
        assertThat(winner.measured(LikelihoodMeasure.NATS.metric()).test()).isEqualTo(Math.log(2), within(1e-12));
        assertThat(winner.measured(LikelihoodMeasure.BITS.metric()).test()).isEqualTo(1, within(1e-12));
        assertThat(winner.measured(LikelihoodMeasure.PERPLEXITY.metric()).test())
                .isEqualTo(2, within(1e-12));
        assertThat(winner.measured(LikelihoodMeasure.TOKEN_ACCURACY.metric()).test())
                .isEqualTo(0.5);
    }

    @Test
    void ofRepliesProbabilitiesDecideAndModelsWithoutThemHaveADash() {
        Contest<Seq2SeqModel> contest = evaluation(Task.CHAT).contest();
        contest.enterBaseline(Rewriters.of("copy", source -> source));
        contest.enterBaseline(Rewriters.of("one in four", source -> "", new Likelihood(2 * Math.log(0.25), 2, 1)));
        contest.enter(Rewriters.of("one in two", source -> "", new Likelihood(2 * Math.log(0.5), 2, 1)), Effort.NONE);
        assertThat(contest.scores().metric().name()).isEqualTo("perplexity");
        assertThat(contest.best().name()).isEqualTo("one in two");
        assertThat(contest.scores().toString()).containsPattern("copy +0 +- +- +-");
    }

    @Test
    void everyModelIsAskedOnceForEachPart() {
        var model = Rewriters.of("copy", source -> source);
        evaluation(Task.TRANSLATION).contest().enterBaseline(model);
        assertThat(model.asked()).containsExactly(2, 3);
    }

    @Test
    void theErrorThatEpochsAreChosenByIsWhatTheScoreIsShortOf() {
        List<Hypothesis> answers = List.of(Hypothesis.of("c"), Hypothesis.of("d"));
        List<Hypothesis> right = List.of(Hypothesis.of("c"), Hypothesis.of("D"));
        var mismatch = evaluation(Task.TRANSDUCTION).validationError().orElseThrow();
        assertThat(mismatch.applyAsDouble(VALIDATION, answers)).isEqualTo(0.5);
        assertThat(mismatch.applyAsDouble(VALIDATION, right)).isZero();
        assertThat(mismatch.applyAsDouble(VALIDATION.subList(1, 2), answers.subList(1, 2)))
                .isEqualTo(1);
        List<Pair> sentence = List.of(Pair.of("x", "a b c d"));
        assertThat(evaluation(Task.TRANSLATION)
                        .validationError()
                        .orElseThrow()
                        .applyAsDouble(sentence, List.of(Hypothesis.of("a b c d"))))
                .isCloseTo(0, within(1e-12));
        assertThat(evaluation(Task.GENERATION).validationError()).isEmpty();
        assertThat(evaluation(Task.CHAT).validationError()).isEmpty();
    }

    @Test
    void aSavedModelIsScoredOnTestAlone() {
        Contest<Seq2SeqModel> contest = Seq2SeqEvaluation.onTest(Scoring.of(corpus(Task.TRANSDUCTION)), TEST)
                .contest();
        contest.enterBaseline(Rewriters.of("copy", source -> source));
        assertThat(contest.scores().judge()).isEqualTo("test");
    }

    @Test
    void aPairWithoutTargetCannotBeScored() {
        assertThatThrownBy(() -> Seq2SeqEvaluation.onTest(
                        Scoring.of(corpus(Task.CHAT)), List.of(Pair.of("a", "b"), new Pair("c", List.of()))))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("Pair 2 of the test part, \"c\", has no target");
    }

    @Test
    void aModelThatAnswersTooLittleIsADefect() {
        assertThatThrownBy(() -> evaluation(Task.TRANSLATION)
                        .validationError()
                        .orElseThrow()
                        .applyAsDouble(VALIDATION, List.of()))
                .isInstanceOf(IllegalStateException.class);
    }
}
