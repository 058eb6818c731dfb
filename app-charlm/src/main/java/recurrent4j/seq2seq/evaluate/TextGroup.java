package recurrent4j.seq2seq.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import recurrent4j.seq2seq.corpus.Pair;

/**
 * Texts that are scored on their own.
 *
 * @param name what they have in common, such as {@code 5 to 8}
 * @param texts which they are
 */
public record TextGroup(String name, int[] texts) {

    private static final int MOST_GROUPS = 6;

    /** Returns groups of about as many texts each, those with the shortest sources first. */
    static List<TextGroup> bySourceLength(List<Pair> pairs, Unit unit) {
        int[] lengths =
                pairs.stream().mapToInt(pair -> unit.of(pair.source()).size()).toArray();
        TreeMap<Integer, Integer> counts = new TreeMap<>();
        Arrays.stream(lengths).forEach(length -> counts.merge(length, 1, Integer::sum));
        int enough = (int) Math.ceil((double) pairs.size() / MOST_GROUPS);
        List<TextGroup> groups = new ArrayList<>();
        int shortest = -1;
        int some = 0;
        for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
            shortest = some == 0 ? entry.getKey() : shortest;
            some += entry.getValue();
            if (some >= enough || entry.getKey().equals(counts.lastKey())) {
                int from = shortest;
                int to = entry.getKey();
                int[] texts = IntStream.range(0, lengths.length)
                        .filter(at -> lengths[at] >= from && lengths[at] <= to)
                        .toArray();
                groups.add(new TextGroup(from == to ? "" + from : from + " to " + to, texts));
                some = 0;
            }
        }
        return groups;
    }

    /** Returns the texts for each source, such as a label, in alphabetical order. */
    static List<TextGroup> bySource(List<Pair> pairs) {
        TreeMap<String, List<Integer>> places = new TreeMap<>();
        for (int at = 0; at < pairs.size(); at++) {
            places.computeIfAbsent(pairs.get(at).source(), any -> new ArrayList<>())
                    .add(at);
        }
        return places.entrySet().stream()
                .map(entry -> new TextGroup(
                        entry.getKey(),
                        entry.getValue().stream().mapToInt(Integer::intValue).toArray()))
                .toList();
    }
}
