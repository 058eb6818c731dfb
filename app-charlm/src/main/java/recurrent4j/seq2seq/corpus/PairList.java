package recurrent4j.seq2seq.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import recurrent4j.io.Excerpt;
import recurrent4j.io.Text;

/** Collects the pairs of a part, and counts what is none. */
final class PairList {

    /**
     * A pair, and what must not be split.
     *
     * @param group pairs of the same group stay in the same part: those of a source, or of a conversation
     */
    record Grouped(Pair pair, String group) {}

    /** Characters of a side. The time of a pair grows with its square, and a line that was never broken would hold up all others. */
    private static final int LONGEST = 5_000;

    private static final String TOO_LONG =
            Text.of("pairs with more than %,d characters on a side are left out", LONGEST);

    private final String name;
    private final List<String> said = new ArrayList<>();
    private final List<Grouped> pairs = new ArrayList<>();
    private final Map<String, Long> remarks = new TreeMap<>();
    private final Map<String, String> first = new TreeMap<>();

    /** @param name of the file, for remarks */
    PairList(String name) {
        this.name = name;
    }

    /** Adds a pair unless a side of it is blank; it is grouped by its source. */
    void add(String source, String target, String place) {
        add(source, target, place, source.strip());
    }

    /**
     * Adds a pair unless a side of it is blank.
     *
     * @param place where it stands, such as {@code line 12}
     */
    void add(String source, String target, String place, String group) {
        if (source.isBlank() && target.isBlank()) {
            count("empty lines are left out", place);
        } else if (source.isBlank()) {
            count("targets without a source are left out", place);
        } else if (target.isBlank()) {
            count("sources without a target are left out", place);
        } else if (Math.max(source.length(), target.length()) > LONGEST) {
            count(TOO_LONG, place);
        } else {
            add(Pair.of(source.strip(), target.strip()), group);
        }
    }

    void add(Pair pair, String group) {
        pairs.add(new Grouped(pair, group));
    }

    /** Counts what is to be said of the part. */
    void count(String what, String place) {
        remarks.merge(what, 1L, Long::sum);
        first.putIfAbsent(what, place);
    }

    /** Notes what is to be said of the part. */
    void remark(String sentence) {
        said.add(name + ": " + sentence);
    }

    List<Grouped> pairs() {
        return pairs;
    }

    /** Says what was found, and what has been left out. */
    List<String> remarks() {
        List<String> all = new ArrayList<>(said);
        remarks.forEach((what, count) ->
                all.add(Text.of("%s: %s (%,d; the first is %s).", name, what, count, Excerpt.of(first.get(what)))));
        return all;
    }
}
