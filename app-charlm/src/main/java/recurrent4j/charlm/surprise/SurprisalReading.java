package recurrent4j.charlm.surprise;

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
    private final Surprisal.Mean mean = new Surprisal.Mean();
    private final Surprisal.Mean[] curve;
    private final float[] beginning;

    /** Passages of which some tokens were read, by their number. */
    private final Map<Long, Unfinished> unfinished = new HashMap<>();

    private final PassageRanking highest =
            new PassageRanking(SHOWN, Comparator.comparingDouble(Passage::bits).reversed());
    private final PassageRanking lowest = new PassageRanking(SHOWN, Comparator.comparingDouble(Passage::bits));

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
        mean.add(nats);
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
            highest.meet(finished);
            lowest.meet(finished);
        }
    }

    private static final class Unfinished {
        private final float[] nats = new float[PASSAGE];
        private int count;
    }

    private Passage passage(long place, float[] nats) {
        return new Passage(place, text.tokens().part(place, place + nats.length), nats);
    }

    /** Returns a warning if tokens of the text are out of vocabulary. */
    Optional<String> remark(String name, String unit) {
        return text.remark(name, unit);
    }

    /** Returns the cross-entropy of the whole. */
    Surprisal surprisal() {
        return Surprisal.of(mean, text);
    }

    /** Returns the passages of highest mean surprisal, the highest first. */
    List<Passage> highest() {
        return highest.passages();
    }

    /** Returns the passages of lowest mean surprisal, the lowest first. */
    List<Passage> lowest() {
        return lowest.passages();
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
