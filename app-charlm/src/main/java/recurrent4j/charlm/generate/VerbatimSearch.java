package recurrent4j.charlm.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds which passages of some texts stand in another text, which is read once, character by character, and may be much
 * longer than memory. The passages are the states of the smallest automaton that reads them (Blumer, Blumer, Haussler,
 * Ehrenfeucht, Chen and Seiferas, The Smallest Automaton Recognizing the Subwords of a Text, 1985), which takes memory and
 * time that grow with the texts.
 */
final class VerbatimSearch {

    /** What no text holds: nothing is found across the border of two texts. */
    private static final int BORDER = -1;

    /** Passages that end at the same places, each a suffix of the longest. */
    private static final class State {

        private final int length;
        private final Map<Integer, State> next;

        /** The longest suffix that ends in more places; none of the empty passage. */
        private State suffix;

        private int found;
        private long line;

        State(int length, Map<Integer, State> next) {
            this.length = length;
            this.next = new HashMap<>(next);
        }

        void find(int found, long line) {
            this.found = found;
            this.line = line;
        }
    }

    private final State root = new State(0, Map.of());
    private final List<State> states = new ArrayList<>();
    private final List<int[]> texts;
    private final List<State[]> prefixes = new ArrayList<>();
    private State state = root;
    private int length;
    private long line = 1;

    VerbatimSearch(List<String> texts) {
        this.texts = texts.stream().map(text -> text.codePoints().toArray()).toList();
        State last = root;
        for (int[] text : this.texts) {
            State[] places = new State[text.length];
            for (int place = 0; place < text.length; place++) {
                last = extended(last, text[place]);
                places[place] = last;
            }
            prefixes.add(places);
            last = extended(last, BORDER);
        }
    }

    private State extended(State last, int symbol) {
        State longer = added(new State(last.length + 1, Map.of()));
        State from = last;
        for (; from != null && !from.next.containsKey(symbol); from = from.suffix) {
            from.next.put(symbol, longer);
        }
        longer.suffix = from == null ? root : exactly(from, symbol);
        return longer;
    }

    /** Returns a state that is a state with one more symbol and no longer passages; there is one, or it is split off. */
    private State exactly(State from, int symbol) {
        State target = from.next.get(symbol);
        if (target.length == from.length + 1) {
            return target;
        }
        State split = added(new State(from.length + 1, target.next));
        split.suffix = target.suffix;
        target.suffix = split;
        for (State shorter = from; shorter != null && shorter.next.get(symbol) == target; shorter = shorter.suffix) {
            shorter.next.put(symbol, split);
        }
        return split;
    }

    private State added(State state) {
        states.add(state);
        return state;
    }

    void read(int codePoint) {
        while (state != root && !state.next.containsKey(codePoint)) {
            state = state.suffix;
            length = state.length;
        }
        if (state.next.containsKey(codePoint)) {
            state = state.next.get(codePoint);
            length++;
            if (length > state.found) {
                state.find(length, line);
            }
        }
        line += codePoint == '\n' ? 1 : 0;
    }

    /** Returns, for each text, what has been found of it. */
    List<Novelty> results() {
        // Where a passage stands, its suffixes stand too.
        states.sort(Comparator.comparingInt((State one) -> one.length).reversed());
        for (State one : states) {
            if (one.found > 0 && one.suffix.found < one.suffix.length) {
                one.suffix.find(one.suffix.length, one.line);
            }
        }
        List<Novelty> results = new ArrayList<>();
        for (int text = 0; text < texts.size(); text++) {
            results.add(result(texts.get(text), prefixes.get(text)));
        }
        return results;
    }

    private static Novelty result(int[] text, State[] prefixes) {
        String longest = "";
        long line = 0;
        int found = 0;
        int covered = 0;
        int coveredUntil = 0;
        for (int place = 0; place < text.length; place++) {
            State state = prefixes[place];
            while (state.found == 0 && state.suffix != null) {
                state = state.suffix;
            }
            int begin = place + 1 - state.found;
            if (state.found > found) {
                found = state.found;
                longest = new String(text, begin, found);
                line = line(longest, state);
            }
            if (state.found >= Novelty.NOTEWORTHY) {
                covered += place + 1 - Math.max(coveredUntil, begin);
                coveredUntil = place + 1;
            }
        }
        return new Novelty(longest, line, text.length, covered);
    }

    private static long line(String passage, State state) {
        // The line of its last character is known, which for a line end is the line that it ends.
        long lineEnds = passage.chars()
                .limit(passage.length() - 1L)
                .filter(unit -> unit == '\n')
                .count();
        return state.line - lineEnds;
    }
}
