package recurrent4j.seq2seq.baseline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The best translation of one source by phrases, in any order that departs little from the source's: a beam search (Koehn 2004)
 * over hypotheses that have translated as many tokens.
 */
final class PhraseSearch {

    /** Chosen with the weights of the scores. */
    private static final double LANGUAGE_MODEL = 0.6;

    private static final double DISTORTION = 0.3;

    /** How far the next phrase may begin from the end of the last one. */
    private static final int LIMIT = 2;

    private static final int BEAM = 10;

    /** Tokens that are translated beyond the first that is not are bits of a mask. */
    private static final int WINDOW = 62;

    /** Equally good ones in an order that does not depend on that of a map. */
    private static final Comparator<Hypothesis> ORDER = Comparator.<Hypothesis>comparingDouble(
                    hypothesis -> -hypothesis.score() - hypothesis.hope())
            .thenComparingInt(hypothesis -> hypothesis.place().state())
            .thenComparingInt(hypothesis -> hypothesis.place().last())
            .thenComparingLong(hypothesis -> hypothesis.place().mask());

    private final PhraseOptions options;
    private final TargetNGrams grams;
    private final List<String> tokens;

    /** By the first token of a phrase and its length less 1, its row. */
    private final int[][] rows;

    /** By the first token and the end of a span, the best score to be hoped for. */
    private final double[][] hopes;

    private final List<Map<Place, Hypothesis>> stacks = new ArrayList<>();

    /**
     * What the future of a hypothesis depends on.
     *
     * @param first token that is not translated
     * @param mask which of those after it are
     * @param last behind the last phrase
     * @param state of the n-grams
     */
    private record Place(int first, long mask, int last, int state) {

        boolean translated(int token) {
            return token < first || token > first && token - first <= WINDOW && (mask >> token - first - 1 & 1) != 0;
        }

        /** The place after a phrase, which begins at or after the first token that is not translated. */
        Place after(int begin, int end, int newState) {
            int newFirst = first;
            long newMask = mask;
            if (begin == first) {
                newFirst = end;
                int shift = end - first;
                newMask = shift > WINDOW ? 0 : mask >> shift - 1;
                while ((newMask & 1) != 0) {
                    newFirst++;
                    newMask >>= 1;
                }
                newMask >>= 1;
            } else {
                for (int token = begin; token < end; token++) {
                    newMask |= 1L << token - first - 1;
                }
            }
            return new Place(newFirst, newMask, end, newState);
        }
    }

    /** @param option the number of the last phrase's translation; -1 if a token was copied */
    private record Hypothesis(Place place, double score, double hope, Hypothesis before, int option) {}

    PhraseSearch(PhraseOptions options, TargetNGrams grams, List<String> tokens) {
        this.options = options;
        this.grams = grams;
        this.tokens = tokens;
        rows = new int[tokens.size()][];
        for (int first = 0; first < rows.length; first++) {
            rows[first] = options.rows(tokens, first);
        }
        hopes = new double[rows.length + 1][rows.length + 1];
        hope();
    }

    private void hope() {
        for (int first = rows.length - 1; first >= 0; first--) {
            double[] row = hopes[first];
            Arrays.fill(row, first + 1, row.length, Double.NEGATIVE_INFINITY);
            for (int length = 1; length <= rows[first].length; length++) {
                row[first + length] = hope(first, length);
            }
            for (int end = first + 1; end < row.length; end++) {
                for (int between = first + 1; between < end; between++) {
                    row[end] = Math.max(row[end], row[between] + hopes[between][end]);
                }
            }
        }
    }

    private double hope(int first, int length) {
        int row = rows[first][length - 1];
        double best = Double.NEGATIVE_INFINITY;
        for (int option = options.begin(row); option < options.end(row); option++) {
            double score = options.scores()[option];
            int state = TokenTrie.ROOT;
            for (int token : options.target(option)) {
                score += LANGUAGE_MODEL * Math.log(grams.probability(state, token));
                state = grams.next(state, token);
            }
            best = Math.max(best, score);
        }
        return length == 1 && best == Double.NEGATIVE_INFINITY ? copied(TokenTrie.ROOT) : best;
    }

    private int unknown() {
        return grams.tokens() - 2;
    }

    private double copied(int state) {
        return PhraseScores.ofCopy() + LANGUAGE_MODEL * Math.log(grams.probability(state, unknown()));
    }

    /** Returns the tokens of the best translation. */
    List<String> best() {
        for (int done = 0; done <= tokens.size(); done++) {
            stacks.add(new HashMap<>());
        }
        var begin = new Place(0, 0, 0, grams.begin());
        stacks.get(0).put(begin, new Hypothesis(begin, 0, 0, null, -1));
        for (int done = 0; done < tokens.size(); done++) {
            int now = done;
            stacks.get(done).values().stream().sorted(ORDER).limit(BEAM).forEach(hypothesis -> extend(hypothesis, now));
        }
        return stacks.get(tokens.size()).values().stream()
                .min(Comparator.comparingDouble(hypothesis -> -ended(hypothesis)))
                .map(this::text)
                .orElseThrow();
    }

    private double ended(Hypothesis hypothesis) {
        int state = hypothesis.place().state();
        return hypothesis.score() + LANGUAGE_MODEL * Math.log(grams.probability(state, grams.tokens() - 1));
    }

    private void extend(Hypothesis hypothesis, int done) {
        Place place = hypothesis.place();
        int farthest = Math.min(tokens.size() - 1, place.last() + LIMIT);
        for (int begin = place.first(); begin <= farthest; begin++) {
            for (int length = 1; length <= rows[begin].length && !place.translated(begin + length - 1); length++) {
                // The first token must be within reach afterwards.
                if (begin == place.first() || begin + length - place.first() <= LIMIT) {
                    extend(hypothesis, begin, length, done);
                }
            }
        }
    }

    private void extend(Hypothesis hypothesis, int begin, int length, int done) {
        int row = rows[begin][length - 1];
        double moved = hypothesis.score()
                - DISTORTION * Math.abs(begin - hypothesis.place().last());
        for (int option = options.begin(row); option < options.end(row); option++) {
            int state = hypothesis.place().state();
            double score = moved + options.scores()[option];
            for (int token : options.target(option)) {
                score += LANGUAGE_MODEL * Math.log(grams.probability(state, token));
                state = grams.next(state, token);
            }
            keep(hypothesis, hypothesis.place().after(begin, begin + length, state), score, option, done + length);
        }
        if (length == 1 && options.begin(row) == options.end(row)) {
            int state = hypothesis.place().state();
            Place next = hypothesis.place().after(begin, begin + 1, grams.next(state, unknown()));
            keep(hypothesis, next, moved + copied(state), -1 - begin, done + 1);
        }
    }

    private void keep(Hypothesis before, Place place, double score, int option, int done) {
        var hypothesis = new Hypothesis(place, score, hope(place), before, option);
        stacks.get(done).merge(place, hypothesis, (old, other) -> other.score() > old.score() ? other : old);
    }

    private double hope(Place place) {
        double hope = 0;
        int begin = place.first();
        for (int token = place.first(); token <= tokens.size(); token++) {
            if (token == tokens.size() || place.translated(token)) {
                hope += begin < token ? hopes[begin][token] : 0;
                begin = token + 1;
            }
        }
        return hope;
    }

    private List<String> text(Hypothesis last) {
        List<String> text = new ArrayList<>();
        for (Hypothesis hypothesis = last; hypothesis.before() != null; hypothesis = hypothesis.before()) {
            List<String> phrase = new ArrayList<>();
            if (hypothesis.option() < 0) {
                phrase.add(tokens.get(-1 - hypothesis.option()));
            } else {
                for (int token : options.target(hypothesis.option())) {
                    phrase.add(options.targetTokens().get(token));
                }
            }
            text.addAll(0, phrase);
        }
        return text;
    }
}
