package recurrent4j.charlm.surprisal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import recurrent4j.charlm.corpus.TextPart;
import recurrent4j.charlm.model.LanguageModel;
import recurrent4j.charlm.model.Surprisal;
import recurrent4j.report.LinePlot;
import recurrent4j.report.Series;

/**
 * The surprisal of each token of a text under a model. The text may be far longer than memory: means are kept, and details
 * of a few passages.
 */
public final class SurprisalReading implements LanguageModel.Listener {

    /** How many tokens a passage has; a shorter rest at the end is none. */
    static final int PASSAGE = 64;

    private static final int SHOWN = 5;

    /** A page of a book. */
    private static final int BEGINNING = 1_000;

    /** As many as a chart is wide enough for. */
    private static final int POINTS = 400;

    private final TextPart text;
    private final long predicted;
    private final Surprisal.Mean[] curve;
    private final float[] beginning;

    /** Passages of which some tokens were read, by their number. */
    private final Map<Long, Unfinished> unfinished = new HashMap<>();

    private final List<Passage> highest = new ArrayList<>();
    private final List<Passage> lowest = new ArrayList<>();

    private SurprisalReading(TextPart text) {
        this.text = text;
        predicted = Math.max(0, text.tokens().length() - 1);
        curve = Stream.generate(Surprisal.Mean::new)
                .limit(Math.max(1, Math.min(POINTS, predicted / PASSAGE)))
                .toArray(Surprisal.Mean[]::new);
        beginning = new float[(int) Math.min(BEGINNING, predicted)];
    }

    /** Has a model read a text. */
    public static SurprisalReading of(LanguageModel model, TextPart text) {
        var reading = new SurprisalReading(text);
        model.read(text.tokens(), reading);
        return reading;
    }

    @Override
    public void surprisal(long place, double nats) {
        long index = place - 1;
        curve[(int) (index * curve.length / predicted)].add(nats);
        if (index < beginning.length) {
            beginning[(int) index] = (float) nats;
        }
        long number = index / PASSAGE;
        Unfinished passage = unfinished.computeIfAbsent(number, any -> new Unfinished());
        passage.nats[(int) (index % PASSAGE)] = (float) nats;
        if (++passage.count == PASSAGE) {
            unfinished.remove(number);
            Passage finished = passage(1 + number * PASSAGE, passage.nats);
            rank(finished, highest, Comparator.comparingDouble(Passage::bits).reversed());
            rank(finished, lowest, Comparator.comparingDouble(Passage::bits));
        }
    }

    /** Keeps the first few, no two of the same words, whatever the order in which they are met. */
    private static void rank(Passage passage, List<Passage> first, Comparator<Passage> by) {
        Comparator<Passage> order = by.thenComparingLong(Passage::place);
        if (first.size() == SHOWN && order.compare(passage, first.get(SHOWN - 1)) > 0) {
            return;
        }
        for (Passage same : first.stream().filter(passage::reads).toList()) {
            if (order.compare(same, passage) < 0) {
                return;
            }
            first.remove(same);
        }
        first.add(passage);
        first.sort(order);
        first.subList(Math.min(SHOWN, first.size()), first.size()).clear();
    }

    private static final class Unfinished {
        private final float[] nats = new float[PASSAGE];
        private int count;
    }

    private Passage passage(long place, float[] nats) {
        return new Passage(place, text.tokens().part(place, place + nats.length), nats);
    }

    Optional<String> remark(String name, String unit) {
        return text.remark(name, unit);
    }

    List<Passage> highest() {
        return highest;
    }

    List<Passage> lowest() {
        return lowest;
    }

    /** Returns the first page after the first token, which was given; empty if the text has no more. */
    Passage beginning() {
        return passage(Math.min(1, text.tokens().length()), beginning);
    }

    /** Returns the surprisal along the text, smoothed: each point is the mean of as many tokens as any other, up to one. */
    LinePlot curve(String title) {
        int points = curve.length;
        double[] x = new double[points + 2];
        double[] y = new double[points + 2];
        for (int i = 0; i < x.length; i++) {
            // The first and the last mean reach to the ends of the axis, which has round labels then.
            x[i] = Math.max(0, Math.min(100, 100 * (i - 0.5) / points));
            y[i] = Surprisal.bits(curve[Math.max(0, Math.min(points - 1, i - 1))].value());
        }
        var axes = new LinePlot.Axes("place, in percent", "bits", false);
        return new LinePlot(title, axes, List.of(new Series("surprisal", x, y)));
    }
}
