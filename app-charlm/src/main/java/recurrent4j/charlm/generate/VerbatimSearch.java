package recurrent4j.charlm.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds which passages of some texts stand in another text, which is read once, character by character, and may be much
 * longer than memory.
 */
final class VerbatimSearch {

    /** What no text holds: nothing is found across the border of two texts. */
    private static final int BORDER = -1;

    private final int[][] texts;
    private final SuffixAutomaton automaton;
    private final int[] found;
    private final long[] ends;
    private final long[] lines;
    private int state = SuffixAutomaton.ROOT;
    private int length;
    private long read;
    private long line = 1;

    VerbatimSearch(List<String> texts) {
        this.texts = texts.stream().map(text -> text.codePoints().toArray()).toArray(int[][]::new);
        int[] joined = new int
                [Arrays.stream(this.texts).mapToInt(text -> text.length + 1).sum()];
        int place = 0;
        for (int[] text : this.texts) {
            System.arraycopy(text, 0, joined, place, text.length);
            place += text.length;
            joined[place++] = BORDER;
        }
        automaton = new SuffixAutomaton(joined);
        found = new int[automaton.states()];
        ends = new long[automaton.states()];
        lines = new long[automaton.states()];
    }

    /** Reads the next character of the other text. */
    void read(int codePoint) {
        int next = automaton.next(state, codePoint);
        while (next < 0 && state != SuffixAutomaton.ROOT) {
            state = automaton.link(state);
            length = automaton.length(state);
            next = automaton.next(state, codePoint);
        }
        read++;
        if (next >= 0) {
            state = next;
            length++;
            if (length > found[state]) {
                found[state] = length;
                ends[state] = read;
                lines[state] = line;
            }
        }
        line += codePoint == '\n' ? 1 : 0;
    }

    /** Returns, for each text, what has been found of it. */
    List<Novelty> results() {
        spreadToSuffixes();
        List<Novelty> results = new ArrayList<>();
        int start = 0;
        for (int[] text : texts) {
            results.add(result(text, start));
            start += text.length + 1;
        }
        return results;
    }

    /** Where a passage stands, its suffixes stand too. */
    private void spreadToSuffixes() {
        for (int state : fromLongest()) {
            int suffix = automaton.link(state);
            if (found[state] > 0 && suffix >= 0 && found[suffix] < automaton.length(suffix)) {
                found[suffix] = automaton.length(suffix);
                ends[suffix] = ends[state];
                lines[suffix] = lines[state];
            }
        }
    }

    private int[] fromLongest() {
        return IntStream.range(0, found.length)
                .boxed()
                .sorted(Comparator.comparingInt(automaton::length).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private Novelty result(int[] text, int start) {
        int longest = 0;
        int end = 0;
        int covered = 0;
        int coveredUntil = 0;
        for (int place = 0; place < text.length; place++) {
            int length = found[stateAt(start + place)];
            if (length > longest) {
                longest = length;
                end = place + 1;
            }
            if (length >= Novelty.NOTEWORTHY) {
                covered += place + 1 - Math.max(coveredUntil, place + 1 - length);
                coveredUntil = place + 1;
            }
        }
        String passage = new String(text, end - longest, longest);
        return new Novelty(
                passage,
                longest == 0 ? Optional.empty() : Optional.of(place(passage, stateAt(start + end - 1))),
                text.length,
                covered);
    }

    private Novelty.Place place(String passage, int state) {
        // The line of its last character is known, which for a line end is the line that it ends.
        long lineEnds = passage.substring(0, passage.length() - 1)
                .chars()
                .filter(unit -> unit == '\n')
                .count();
        return new Novelty.Place(ends[state] - passage.codePointCount(0, passage.length()), lines[state] - lineEnds);
    }

    /** Returns the state of the longest passage found that ends at a place of the joined texts. */
    private int stateAt(int place) {
        int state = automaton.prefix(place);
        while (found[state] == 0 && state != SuffixAutomaton.ROOT) {
            state = automaton.link(state);
        }
        return state;
    }
}
