package recurrent4j.tagging.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.eval.Contest;
import recurrent4j.eval.Effort;
import recurrent4j.eval.Table;
import recurrent4j.io.InputException;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.scheme.TagScheme;

class TaggerEvaluationTest {

    private final TaggerEvaluation evaluation =
            new TaggerEvaluation(TagScheme.IOB2, Answers.known(), Answers.NAMES.subList(0, 2), Answers.NAMES);

    @Test
    void taggersAreScoredOnBothPartsAndF1Decides() {
        Contest<Tagger> contest = evaluation.contest();
        contest.enterBaseline(nothing());
        contest.enter(Answers.OF_NAMES, Effort.NONE);
        assertThat(contest.best().name()).isEqualTo("model");
        assertThat(contest.scores().metric().name()).isEqualTo("F1");
        assertThat(contest.scores().winner().measured(TaggingQuality.F1).validation())
                .isEqualTo(0.5);
        assertThat(contest.scores()
                        .winner()
                        .measured(TaggingQuality.EXACT_MATCH)
                        .test())
                .isEqualTo(0.2);
        assertThat(contest.scores().winner().metrics().keySet())
                .contains("F1", "precision", "recall", "accuracy on unknown words", "label accuracy");
    }

    @Test
    void eachTaggerTagsEachPartOnce() {
        List<Integer> asked = new ArrayList<>();
        evaluation.contest().enterBaseline(new Counting(asked));
        evaluation.measures();
        evaluation.kinds("counting");
        assertThat(asked).containsExactlyInAnyOrder(2, 5);
    }

    @Test
    void theErrorThatEpochsAreChosenByIsWhatF1IsShortOf() {
        assertThat(evaluation.validationError(Answers.OF_NAMES.tag(Answers.NAMES.subList(0, 2))))
                .isEqualTo(0.5);
    }

    @Test
    void aSavedModelIsScoredOnTestAlone() {
        Contest<Tagger> contest = TaggerEvaluation.onTest(TagScheme.IOB2, Answers.known(), Answers.NAMES)
                .contest();
        contest.enterBaseline(nothing());
        contest.enter(Answers.OF_NAMES, Effort.NONE);
        assertThat(contest.scores().judge()).isEqualTo("test");
        assertThat(contest.scores().toString()).contains("model is best: test F1 0.500000");
    }

    @Test
    void theTableOfKindsIsAClassificationReport() {
        evaluation.contest().enterBaseline(Answers.OF_NAMES);
        assertThat(evaluation.counts("model")).isEqualTo("17 tokens with 6 spans; 6 answered, of which 3 correct.");
        assertThat(evaluation.kinds("model").toString()).isEqualTo("""
                kind              precision  recall      F1  support  answered
                loc                  0.0000  0.0000  0.0000        2         3
                org                  0.0000  0.0000  0.0000        1         0
                per                  1.0000  1.0000  1.0000        3         3
                micro average        0.5000  0.5000  0.5000        6         6
                macro average        0.3333  0.3333  0.3333        6         6
                weighted average     0.5000  0.5000  0.5000        6         6
                """);
    }

    @Test
    void everyMeasureStandsWithHalfOfItsInterval() {
        evaluation.contest().enterBaseline(Answers.OF_NAMES);
        evaluation.contest().enterBaseline(nothing());
        assertThat(evaluation.measures())
                .extracting(Table::headings)
                .containsExactly(
                        List.of("test", "F1", "precision", "recall", "macro-F1", "accuracy"),
                        List.of(
                                "test",
                                "accuracy on known words",
                                "accuracy on unknown words",
                                "exact match",
                                "label accuracy",
                                "sentence accuracy"));
        assertThat(evaluation.measures().get(0).rows().get(0).get(1)).matches("0\\.5000 ± 0\\.[0-9]{4}");
        assertThat(evaluation.measures().get(1).rows().get(1)).contains("nothing", "0.2000 ± 0.3000", "-");
        assertThat(evaluation.measures("model").rows().get(0)).hasSize(2).contains("F1");
    }

    @Test
    void confusedTagsAreNamedWithTheirWords() {
        evaluation.contest().enterBaseline(Answers.OF_NAMES);
        assertThat(evaluation.confusedTags("model", 2).rows())
                .containsExactly(
                        List.of("B-loc → O", "1", "50.0 %", "Paris"), List.of("B-org → B-loc", "1", "100.0 %", "Acme"));
    }

    @Test
    void tagsAndLabelsThatTheTrainingPartLacksAreCountedAndNamed() {
        var strange = List.of(Answers.sentence("Ann/B-per Lee/I-per Volvo/B-car Polo/I-car Golf/B-car", "drive"));
        var evaluation = TaggerEvaluation.onTest(TagScheme.IOB2, Answers.known(), strange);
        assertThat(evaluation.remarks())
                .containsExactly(
                        "The test part has 2 tags that the training part has not, at 3 tokens, where no tagger can be right: B-car (2), I-car (1).",
                        "The test part has 1 label that the training part has not, at 1 sentences, where no tagger can be right: drive (1).");
        assertThat(this.evaluation.remarks()).isEmpty();
    }

    @Test
    void aSentenceWithoutTagsIsNoExample() {
        var untagged = List.of(Answers.NAMES.get(0), Sentence.of(List.of("Who", "knows", "?")));
        assertThatThrownBy(() -> TaggerEvaluation.onTest(TagScheme.IOB2, Answers.known(), untagged))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Sentence 2 of the test part, \"Who knows ?\", has no tags");
    }

    private static Answers nothing() {
        return new Answers(
                "nothing",
                Answers.NAMES.stream()
                        .map(sentence -> Tagging.of(
                                sentence.words().stream().map(word -> "O").toList()))
                        .toList());
    }

    /** Notes how many sentences it is asked for. */
    private record Counting(List<Integer> asked) implements Tagger {
        @Override
        public String name() {
            return "counting";
        }

        @Override
        public long parameters() {
            return 0;
        }

        @Override
        public List<Tagging> tag(List<Sentence> sentences) {
            asked.add(sentences.size());
            return nothing().tag(sentences);
        }
    }
}
