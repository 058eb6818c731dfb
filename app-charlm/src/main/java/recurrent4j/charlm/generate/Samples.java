package recurrent4j.charlm.generate;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import recurrent4j.engine.StepGroup;

/**
 * Some texts after one beginning, each drawn by a split of one seed. Where it is faster, several of them are generated side
 * by side: the first is told as it grows, while the others wait for their turn.
 */
final class Samples {

    /** A step of a group of eight costs what three (LSTM) to six (GRU) of one sequence cost, however many places are taken. */
    private static final double SHARE = 0.7;

    /** Texts that may be begun before their turn, so that a long one among short ones does not let the others pile up. */
    private static final int AHEAD = 64;

    private final Decoder decoder;
    private final DecoderState start;
    private final Sampling sampling;
    private final SplittableRandom random;
    private final Optional<StepGroup> group;
    private final Map<Integer, Sample> running = new TreeMap<>();
    private final Deque<Sample> begun = new ArrayDeque<>();
    private int left;

    /**
     * Begins.
     *
     * @param count of texts
     * @param random of which each text takes a split, in order
     */
    Samples(Decoder decoder, DecoderState start, Sampling sampling, int count, SplittableRandom random) {
        this.decoder = decoder;
        this.start = start;
        this.sampling = sampling;
        this.random = random;
        left = count;
        group = count < 2
                ? Optional.empty()
                : decoder.predictor().group().filter(room -> count > SHARE * room.places());
    }

    /** Returns the pieces of the next text, to be read to their end before those of the one behind it. */
    Iterator<String> next() {
        if (group.isEmpty()) {
            left--;
            return decoder.generate(start, sampling, random.split());
        }
        begin(group.get());
        return begun.remove();
    }

    /** Gives every free place to a new text. */
    private void begin(StepGroup room) {
        for (int place = 0; place < room.places(); place++) {
            while (!running.containsKey(place) && left > 0 && begun.size() < AHEAD) {
                var sample = new Sample(new Continuation(decoder, start, sampling, random.split()));
                left--;
                begun.add(sample);
                sample.add(start.scores());
                if (!sample.text.ended()) {
                    room.restore(place, start.hidden());
                    running.put(place, sample);
                }
            }
        }
    }

    private void advance() {
        StepGroup room = group.orElseThrow();
        int[] tokens = new int[room.places()];
        Arrays.fill(tokens, -1);
        running.forEach((place, sample) -> tokens[place] = sample.text.token());
        float[][] scores = room.step(tokens);
        running.forEach((place, sample) -> sample.add(scores[place]));
        running.values().removeIf(sample -> sample.text.ended());
        begin(room);
    }

    /** One of several texts that grow together. */
    private final class Sample implements Iterator<String> {
        private final Continuation text;
        private final StringBuilder pieces = new StringBuilder();

        Sample(Continuation text) {
            this.text = text;
        }

        void add(float[] scores) {
            pieces.append(text.add(scores));
        }

        @Override
        public boolean hasNext() {
            while (pieces.isEmpty() && !text.ended()) {
                advance();
            }
            return !pieces.isEmpty();
        }

        @Override
        public String next() {
            if (!hasNext()) {
                throw new NoSuchElementException("The text has come to its end.");
            }
            String next = pieces.toString();
            pieces.setLength(0);
            return next;
        }
    }
}
