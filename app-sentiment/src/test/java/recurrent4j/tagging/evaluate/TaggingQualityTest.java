package recurrent4j.tagging.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import recurrent4j.eval.Metric;
import recurrent4j.tagging.scheme.TagScheme;

class TaggingQualityTest {

    private static final Units TOKENS = new Units(TagScheme.NONE);
    private static final Units IOB2 = new Units(TagScheme.IOB2);

    private static final TaggingQuality NAMES = TaggingQuality.of(Answers.predictions());

    @Test
    void aSpanIsFoundIfItsPlaceAndItsKindAreRight() {
        assertThat(NAMES.kinds())
                .isEqualTo(Map.of("per", new Hits(3, 3, 3), "loc", new Hits(0, 2, 3), "org", new Hits(0, 1, 0)));
        assertThat(NAMES.all()).isEqualTo(new Hits(3, 6, 6));
    }

    @Test
    void theFiguresAreThoseOfAHandCount() {
        assertThat(NAMES.figures(IOB2))
                .containsExactly(
                        Map.entry(TaggingQuality.F1, 0.5),
                        Map.entry(TaggingQuality.PRECISION, 0.5),
                        Map.entry(TaggingQuality.RECALL, 0.5),
                        Map.entry(TaggingQuality.MACRO_F1, 1 / 3.0),
                        Map.entry(TaggingQuality.ACCURACY, 13 / 17.0),
                        Map.entry(TaggingQuality.ON_KNOWN_WORDS, 11 / 13.0),
                        Map.entry(TaggingQuality.ON_UNKNOWN_WORDS, 2 / 4.0),
                        Map.entry(TaggingQuality.EXACT_MATCH, 1 / 5.0),
                        Map.entry(TaggingQuality.LABEL_ACCURACY, 4 / 5.0),
                        Map.entry(TaggingQuality.SENTENCE_ACCURACY, 1 / 5.0));
    }

    @Test
    void precisionAndRecallDifferWhereTooMuchIsAnswered() {
        var hits = new Hits(19592, 23852, 26992);
        assertThat(hits.precision()).isCloseTo(0.7258, within(5e-5));
        assertThat(hits.recall()).isCloseTo(0.8214, within(5e-5));
        assertThat(hits.f1()).isCloseTo(0.7707, within(5e-5));
    }

    @Test
    void nothingAnsweredHasPrecision0AsConllevalSays() {
        assertThat(new Hits(0, 5, 0).precision()).isZero();
        assertThat(new Hits(0, 5, 0).f1()).isZero();
        assertThat(Hits.NONE.f1()).isZero();
    }

    @Test
    void tagsWithoutASchemeAreJudgedByAccuracy() {
        var sentences =
                List.of(Answers.sentence("the/DET dog/NOUN barks/VERB", ""), Answers.sentence("a/DET cat/NOUN", ""));
        var tagger =
                new Answers("tagger", List.of(Answers.tagging("DET NOUN NOUN", "x"), Answers.tagging("DET NOUN", "x")));
        var quality = TaggingQuality.of(TagPredictions.of(tagger, sentences, TOKENS, Known.of(sentences)));
        var figures = quality.figures(TOKENS);
        assertThat(figures.keySet())
                .extracting(Metric::name)
                .containsExactly(
                        "accuracy", "macro-F1", "accuracy on known words", "accuracy on unknown words", "exact match");
        assertThat(figures.get(TaggingQuality.ACCURACY)).isEqualTo(0.8);
        assertThat(figures.get(TaggingQuality.MACRO_F1)).isCloseTo((1 + 0.8 + 0) / 3, within(1e-12));
        assertThat(figures.get(TaggingQuality.ON_UNKNOWN_WORDS)).isNaN();
    }

    @Test
    void aTaggerWithoutLabelsHasNoLabelAccuracy() {
        var tagger = Answers.OF_NAMES.withoutLabels("tags alone");
        var figures = TaggingQuality.of(TagPredictions.of(tagger, Answers.NAMES, IOB2, Answers.known()))
                .figures(IOB2);
        assertThat(figures.get(TaggingQuality.LABEL_ACCURACY)).isNaN();
        assertThat(figures.get(TaggingQuality.F1)).isEqualTo(0.5);
    }

    @Test
    void ofNoSentencesThereIsNoNumber() {
        var none = TagPredictions.of(Answers.OF_NAMES, List.of(), IOB2, Answers.known());
        assertThat(TaggingQuality.of(none).figures(IOB2).values())
                .allSatisfy(figure -> assertThat(figure).isNaN());
    }

    @Test
    void intervalsAreDrawnOverSentencesAndAreTheSameAgain() {
        var intervals = TaggingQuality.intervals(Answers.predictions(), 1);
        assertThat(intervals.draws()).hasSize(1000);
        var bounds = intervals.bounds(TaggingQuality.F1);
        assertThat(bounds.low()).isBetween(0.0, 0.3);
        assertThat(bounds.high()).isBetween(0.7, 1.0);
        assertThat(TaggingQuality.intervals(Answers.predictions(), 1)).isEqualTo(intervals);
    }

    @Test
    void theIntervalOfAnAccuracyIsThatOfABinomialCountIfSentencesHaveOneToken() {
        int size = 1000;
        var sentences = Collections.nCopies(size, Answers.sentence("w/A", ""));
        var answers = IntStream.range(0, size)
                .mapToObj(at -> Answers.tagging(at % 10 == 0 ? "B" : "A", "x"))
                .toList();
        var predictions = TagPredictions.of(new Answers("t", answers), sentences, TOKENS, Known.of(sentences));
        double deviation = Math.sqrt(0.9 * 0.1 / size);
        var bounds = TaggingQuality.intervals(predictions, 1).bounds(TaggingQuality.ACCURACY);
        assertThat(bounds.low()).isCloseTo(0.9 - 1.96 * deviation, within(0.003));
        assertThat(bounds.high()).isCloseTo(0.9 + 1.96 * deviation, within(0.003));
    }
}
