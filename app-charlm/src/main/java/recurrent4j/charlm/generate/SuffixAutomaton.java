package recurrent4j.charlm.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All passages of a sequence of symbols at once, as the states of the smallest automaton that reads them (Blumer,
 * Blumer, Haussler, Ehrenfeucht, Chen and Seiferas, The Smallest Automaton Recognizing the Subwords of a Text, 1985): of n
 * symbols, in memory and time that grow with n. A state stands for passages that end at the same places, each a suffix of
 * the longest.
 */
final class SuffixAutomaton {

    /** The state of the empty passage. */
    static final int ROOT = 0;

    private static final int NONE = -1;

    private final int[] links;
    private final int[] lengths;
    private final int[] prefixes;

    /** Of each state, the states of its passages with one more symbol. */
    private final List<Map<Integer, Integer>> edges = new ArrayList<>();

    /** Builds the automaton of these symbols. */
    SuffixAutomaton(int[] symbols) {
        // The article's bound: below 2n states.
        links = new int[2 * symbols.length + 1];
        lengths = new int[links.length];
        prefixes = new int[symbols.length];
        links[newState(0, Map.of())] = NONE;
        int last = ROOT;
        for (int place = 0; place < symbols.length; place++) {
            last = extend(last, symbols[place]);
            prefixes[place] = last;
        }
    }

    /** How many states there are. */
    int states() {
        return edges.size();
    }

    /** How long the longest passage of a state is. */
    int length(int state) {
        return lengths[state];
    }

    /** Returns the state of the longest suffix of a state's passages that ends in more places. */
    int link(int state) {
        return links[state];
    }

    /** Returns the state of the sequence up to a place, and with the symbol there. */
    int prefix(int place) {
        return prefixes[place];
    }

    /** Returns the state of a state's passages with one more symbol, or -1 if none of them goes on by that. */
    int next(int state, int symbol) {
        return edges.get(state).getOrDefault(symbol, NONE);
    }

    private int newState(int length, Map<Integer, Integer> next) {
        lengths[edges.size()] = length;
        edges.add(new HashMap<>(next));
        return edges.size() - 1;
    }

    private int extend(int last, int symbol) {
        int current = newState(lengths[last] + 1, Map.of());
        int state = last;
        while (state != NONE && next(state, symbol) == NONE) {
            edges.get(state).put(symbol, current);
            state = links[state];
        }
        links[current] = state == NONE ? ROOT : suffix(state, symbol);
        return current;
    }

    /** Returns a state that is a state with one more symbol and no longer passages; there is one, or it is split off. */
    private int suffix(int state, int symbol) {
        int target = next(state, symbol);
        if (lengths[target] == lengths[state] + 1) {
            return target;
        }
        int clone = newState(lengths[state] + 1, edges.get(target));
        links[clone] = links[target];
        links[target] = clone;
        for (int shorter = state; shorter != NONE && next(shorter, symbol) == target; shorter = links[shorter]) {
            edges.get(shorter).put(symbol, clone);
        }
        return clone;
    }
}
