package recurrent4j.tagging.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import recurrent4j.eval.Table;
import recurrent4j.io.Text;
import recurrent4j.tagging.scheme.Span;

/** How well words that the training part has are tagged, and how well others; and the spans of them. */
record WordTable(TagPredictions predictions) {

    /** How much of what is right. */
    private static final class Count {

        private long right;
        private long all;

        void add(boolean isRight) {
            right += isRight ? 1 : 0;
            all++;
        }

        List<String> cells() {
            return List.of(Text.of("%,d", all), all == 0 ? "-" : Text.of("%.4f", (double) right / all));
        }
    }

    /** A span with any unknown word counts as unknown. */
    Table table() {
        boolean spans = !predictions.units().areTokens();
        List<String> headings = new ArrayList<>(List.of("words", "tokens", "accuracy"));
        headings.addAll(spans ? List.of("spans", "recall") : List.of());
        List<List<String>> rows = new ArrayList<>();
        for (boolean known : new boolean[] {true, false}) {
            List<String> row = new ArrayList<>(List.of(known ? "known" : "unknown"));
            row.addAll(tokens(known).cells());
            row.addAll(spans ? spans(known).cells() : List.of());
            rows.add(row);
        }
        return new Table(headings, rows);
    }

    private Count tokens(boolean known) {
        var count = new Count();
        predictions
                .all()
                .forEach(sentence -> IntStream.range(
                                0, predictions.sentence(sentence).length())
                        .filter(token -> predictions.isWordKnown(sentence, token) == known)
                        .forEach(token -> count.add(predictions.isTagRight(sentence, token))));
        return count;
    }

    private Count spans(boolean known) {
        var count = new Count();
        predictions
                .all()
                .forEach(sentence -> SpanMatch.of(predictions.truth(sentence), predictions.answered(sentence)).stream()
                        .filter(match -> match.truth()
                                .filter(span -> isKnown(sentence, span) == known)
                                .isPresent())
                        .forEach(match -> count.add(match.outcome() == SpanMatch.Outcome.CORRECT)));
        return count;
    }

    private boolean isKnown(int sentence, Span span) {
        return IntStream.range(span.from(), span.to()).allMatch(token -> predictions.isWordKnown(sentence, token));
    }
}
