package recurrent4j.timeseries.esrnn;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import recurrent4j.bundle.ModelBundle;
import recurrent4j.timeseries.series.Series;

/** The parameters of the smoothing of many series, for each of several networks, and their parts of a bundle. */
final class SavedSmoothing {

    private static final String SERIES = "series";

    /** Numbers in a part: far below what a JSON reader takes for one text. */
    private static final int PART = 1 << 20;

    private final Seasons seasons;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<double[]> numbers;
    private final List<double[]> rates;

    /** @param numbers of each network, the vectors of all series in the order of the keys */
    SavedSmoothing(Seasons seasons, List<String> keys, List<double[]> numbers) {
        this.seasons = seasons;
        keys.forEach(key -> places.put(key, places.size()));
        this.numbers = numbers;
        this.rates = numbers.stream().map(this::meanRates).toList();
    }

    /** Returns what tells a series from others, and from itself cut at its beginning. */
    static String key(Series series) {
        return series.clock().label(1 - series.length()) + " " + series.id();
    }

    /** Returns the vector of a series, or one for a series that was not learned from: mean rates, and guessed indices. */
    double[] of(int network, Series series, NormalizedHistory history) {
        Integer place = places.get(key(series));
        if (place != null) {
            int length = seasons.parameters();
            return Arrays.copyOfRange(numbers.get(network), place * length, (place + 1) * length);
        }
        double[] guess = seasons.guess(history.values());
        System.arraycopy(rates.get(network), 0, guess, 0, seasons.rates());
        return guess;
    }

    /** The means of the rates over all series, as logits. */
    private double[] meanRates(double[] vectors) {
        double[] means = new double[seasons.rates()];
        for (int from = 0; from < vectors.length; from += seasons.parameters()) {
            for (int rate = 0; rate < means.length; rate++) {
                means[rate] += vectors[from + rate] / places.size();
            }
        }
        return means;
    }

    /** What a part says of the numbers; as bytes, since so many of them would take four times the place as text. */
    record Numbers(byte[] doubles) {}

    /** The keys of all series, in the order of their numbers. */
    record Keys(List<String> keys) {}

    Map<String, Object> parts() {
        Map<String, Object> parts = new TreeMap<>();
        parts.put(SERIES, new Keys(List.copyOf(places.keySet())));
        for (int network = 0; network < numbers.size(); network++) {
            double[] all = numbers.get(network);
            for (int from = 0; from < all.length; from += PART) {
                int count = Math.min(PART, all.length - from);
                ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * count);
                bytes.asDoubleBuffer().put(all, from, count);
                parts.put(name(network, from / PART), new Numbers(bytes.array()));
            }
        }
        return parts;
    }

    private static String name(int network, int part) {
        return "smoothing-%d-%d".formatted(network + 1, part + 1);
    }

    /** Returns what {@link #parts} has put into a bundle. */
    static SavedSmoothing of(ModelBundle bundle, int networks, Seasons seasons) throws IOException {
        List<String> keys = bundle.part(SERIES, Keys.class).keys();
        long all = (long) keys.size() * seasons.parameters();
        List<double[]> numbers = new ArrayList<>();
        for (int network = 0; network < networks; network++) {
            var read = DoubleStream.builder();
            for (long from = 0; from < all; from += PART) {
                String name = name(network, (int) (from / PART));
                long count = Math.min(PART, all - from);
                byte[] bytes = bundle.part(name, Numbers.class).doubles();
                if (bytes.length != Double.BYTES * count) {
                    throw new IOException(
                            "The bundle's %s.json does not hold %d numbers; train and save the model again."
                                    .formatted(name, count));
                }
                DoubleBuffer doubles = ByteBuffer.wrap(bytes).asDoubleBuffer();
                while (doubles.hasRemaining()) {
                    read.add(doubles.get());
                }
            }
            numbers.add(read.build().toArray());
            if (!DoubleStream.of(numbers.get(network)).allMatch(Double::isFinite)) {
                throw new IOException(
                        "The smoothing of the bundle's network %d holds what is no number; train and save the model again."
                                .formatted(network + 1));
            }
        }
        return new SavedSmoothing(seasons, keys, numbers);
    }
}
