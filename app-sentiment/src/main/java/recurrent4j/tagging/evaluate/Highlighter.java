package recurrent4j.tagging.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import recurrent4j.report.MarkedText;
import recurrent4j.tagging.scheme.Span;

/**
 * Marks spans in sentences, each kind in its colour.
 *
 * @param kinds in the order of colours
 */
record Highlighter(List<String> kinds) {

    /** The tokens of a sentence that are shown; the whole of a long one would hide the others. */
    private record Excerpt(int from, int to) {

        private static final int MOST = 80;
        private static final int BEFORE = 10;

        static Excerpt around(int token, int length) {
            if (length <= MOST) {
                return new Excerpt(0, length);
            }
            int from = Math.max(0, Math.min(token - BEFORE, length - MOST));
            return new Excerpt(from, from + MOST);
        }
    }

    Highlighter {
        kinds = List.copyOf(kinds);
    }

    /** Gives the first colours to the most frequent kinds. */
    static Highlighter of(Stream<String> kinds) {
        Map<String, Integer> counts = new TreeMap<>();
        kinds.forEach(kind -> counts.merge(kind, 1, Integer::sum));
        return new Highlighter(counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList());
    }

    MarkedText.Mark mark(String kind, String note, boolean wrong) {
        return new MarkedText.Mark(kind.isEmpty() ? Units.ONLY_KIND : kind, note, wrong, kinds.indexOf(kind));
    }

    private static List<MarkedText.Run> runs(
            List<String> words, List<Span> spans, Function<Span, MarkedText.Mark> marks, Excerpt excerpt) {
        List<MarkedText.Run> runs = new ArrayList<>();
        runs.add(MarkedText.Run.plain(excerpt.from() > 0 ? "… " : ""));
        int at = excerpt.from();
        for (Span span : spans) {
            int from = Math.max(at, span.from());
            int to = Math.min(excerpt.to(), span.to());
            if (from < to) {
                runs.add(MarkedText.Run.plain(joined(words, at, from)));
                runs.add(new MarkedText.Run(joined(words, from, to).strip(), Optional.of(marks.apply(span))));
                runs.add(MarkedText.Run.plain(to < excerpt.to() ? " " : ""));
                at = to;
            }
        }
        runs.add(MarkedText.Run.plain(joined(words, at, excerpt.to()).stripTrailing()));
        runs.add(MarkedText.Run.plain(excerpt.to() < words.size() ? " …" : ""));
        return runs.stream().filter(run -> !run.text().isEmpty()).toList();
    }

    /** With a blank behind each word. */
    private static String joined(List<String> words, int from, int to) {
        return words.subList(from, to).stream().map(word -> word + " ").collect(Collectors.joining());
    }

    /** Returns a sentence as it is tagged and, if that is not the same, as it was answered, with what is wrong. */
    MarkedText compared(TagPredictions predictions, int sentence) {
        List<String> words = predictions.sentence(sentence).words();
        List<SpanMatch> matches = SpanMatch.of(predictions.truth(sentence), predictions.answered(sentence));
        Optional<SpanMatch> error =
                matches.stream().filter(SpanMatch::isError).min(Comparator.comparingInt(SpanMatch::from));
        Excerpt excerpt = Excerpt.around(error.map(SpanMatch::from).orElse(0), words.size());
        String caption = caption(predictions, sentence);
        if (predictions.units().areTokens()) {
            return MarkedText.of(caption, runs(words, wrongTokens(matches), span -> answer(span, matches), excerpt));
        }
        List<MarkedText.Run> truth =
                runs(words, predictions.truth(sentence), span -> mark(span, matches, SpanMatch::truth), excerpt);
        if (error.isEmpty()) {
            return MarkedText.of(caption, truth);
        }
        List<MarkedText.Run> answered =
                runs(words, predictions.answered(sentence), span -> mark(span, matches, SpanMatch::answered), excerpt);
        return new MarkedText(
                caption, List.of(new MarkedText.Line("true", truth), new MarkedText.Line("answered", answered)));
    }

    private static List<Span> wrongTokens(List<SpanMatch> matches) {
        return matches.stream()
                .filter(SpanMatch::isError)
                .flatMap(match -> match.truth().stream())
                .toList();
    }

    /** All tokens have a tag, so that only the wrong ones are marked. */
    private MarkedText.Mark answer(Span token, List<SpanMatch> matches) {
        SpanMatch match = match(token, matches, SpanMatch::truth);
        return mark(token.kind(), "answered " + match.answered().orElseThrow().kind(), true);
    }

    private MarkedText.Mark mark(Span span, List<SpanMatch> matches, Function<SpanMatch, Optional<Span>> side) {
        SpanMatch match = match(span, matches, side);
        return mark(span.kind(), match.isError() ? match.outcome().toString() : "", match.isError());
    }

    private static SpanMatch match(Span span, List<SpanMatch> matches, Function<SpanMatch, Optional<Span>> side) {
        return matches.stream()
                .filter(match -> side.apply(match).filter(span::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static String caption(TagPredictions predictions, int sentence) {
        String number = "Sentence %d".formatted(sentence + 1);
        Optional<String> label = predictions.sentence(sentence).label();
        if (label.isEmpty()) {
            return number;
        }
        String wrong = predictions.isLabelled(sentence) && !predictions.isLabelRight(sentence)
                ? ", ✗ answered " + predictions.answer(sentence).label().orElseThrow()
                : "";
        return number + ": " + label.get() + wrong;
    }
}
