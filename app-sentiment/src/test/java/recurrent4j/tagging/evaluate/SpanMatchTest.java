package recurrent4j.tagging.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import recurrent4j.tagging.evaluate.SpanMatch.Outcome;
import recurrent4j.tagging.scheme.Span;

class SpanMatchTest {

    private static final Span NEW_YORK = new Span(3, 5, "loc");

    @Test
    void eachOutcomeIsToldApart() {
        assertThat(outcomes(NEW_YORK, NEW_YORK)).containsExactly(Outcome.CORRECT);
        assertThat(outcomes(NEW_YORK, new Span(3, 5, "org"))).containsExactly(Outcome.WRONG_KIND);
        assertThat(outcomes(NEW_YORK, new Span(4, 5, "loc"))).containsExactly(Outcome.WRONG_BOUNDARIES);
        assertThat(outcomes(NEW_YORK, new Span(4, 9, "org"))).containsExactly(Outcome.WRONG_BOTH);
        assertThat(outcomes(NEW_YORK, new Span(5, 6, "loc"))).containsExactly(Outcome.MISSED, Outcome.SPURIOUS);
    }

    @Test
    void eachSpanStandsInOneMatch() {
        var halves = List.of(new Span(3, 4, "loc"), new Span(4, 5, "loc"));
        assertThat(SpanMatch.of(List.of(NEW_YORK), halves))
                .extracting(SpanMatch::outcome)
                .containsExactly(Outcome.WRONG_BOUNDARIES, Outcome.SPURIOUS);
        assertThat(SpanMatch.of(halves, List.of(NEW_YORK)))
                .extracting(SpanMatch::outcome)
                .containsExactly(Outcome.WRONG_BOUNDARIES, Outcome.MISSED);
    }

    @Test
    void theSameKindIsMatchedBeforeTheLargerOverlap() {
        var truth = List.of(new Span(0, 4, "per"));
        var answered = List.of(new Span(0, 3, "org"), new Span(3, 5, "per"));
        assertThat(SpanMatch.of(truth, answered).get(0).answered()).contains(answered.get(1));
    }

    @Test
    void outcomesOfSentencesAreCounted() {
        Map<Outcome, Long> counts = Answers.predictions()
                .all()
                .boxed()
                .flatMap(at ->
                        SpanMatch.of(
                                Answers.predictions().truth(at),
                                Answers.predictions().answered(at))
                                .stream())
                .collect(Collectors.groupingBy(SpanMatch::outcome, Collectors.counting()));
        assertThat(counts)
                .isEqualTo(Map.of(
                        Outcome.CORRECT, 3L,
                        Outcome.WRONG_KIND, 1L,
                        Outcome.WRONG_BOUNDARIES, 1L,
                        Outcome.MISSED, 1L,
                        Outcome.SPURIOUS, 1L));
    }

    private static List<Outcome> outcomes(Span truth, Span answered) {
        return SpanMatch.of(List.of(truth), List.of(answered)).stream()
                .map(SpanMatch::outcome)
                .toList();
    }
}
