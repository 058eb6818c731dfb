package recurrent4j.charlm.generate;

import java.util.Arrays;

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
    private final int[] firstEdges;
    private final int[] prefixes;
    private final Edges edges;
    private int states;

    /** Builds the automaton of these symbols. */
    SuffixAutomaton(int[] symbols) {
        // The bounds of the article: below 2n states and 3n edges.
        links = new int[2 * symbols.length + 1];
        lengths = new int[links.length];
        firstEdges = new int[links.length];
        edges = new Edges(3 * symbols.length + 1);
        prefixes = new int[symbols.length];
        links[newState(0)] = NONE;
        int last = ROOT;
        for (int place = 0; place < symbols.length; place++) {
            last = extend(last, symbols[place]);
            prefixes[place] = last;
        }
    }

    /** How many states there are. */
    int states() {
        return states;
    }

    /** How long the whole sequence is. */
    int longest() {
        return prefixes.length;
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
        int edge = edges.find(state, symbol);
        return edge < 0 ? NONE : edges.targets[edge];
    }

    private int newState(int length) {
        lengths[states] = length;
        firstEdges[states] = NONE;
        return states++;
    }

    private int extend(int last, int symbol) {
        int current = newState(lengths[last] + 1);
        int state = last;
        while (state != NONE && edges.find(state, symbol) < 0) {
            firstEdges[state] = edges.add(state, symbol, current, firstEdges[state]);
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
        int clone = newState(lengths[state] + 1);
        for (int edge = firstEdges[target]; edge != NONE; edge = edges.following[edge]) {
            firstEdges[clone] = edges.add(clone, edges.symbol(edge), edges.targets[edge], firstEdges[clone]);
        }
        links[clone] = links[target];
        links[target] = clone;
        for (int shorter = state; shorter != NONE && next(shorter, symbol) == target; shorter = links[shorter]) {
            edges.targets[edges.find(shorter, symbol)] = clone;
        }
        return clone;
    }

    /** The edges of all states, each in its slot of a hash table, and listed for each state. */
    private static final class Edges {

        private static final long FREE = -1;

        /** Knuth's multiplier for hashing, 2^64 divided by the golden ratio. */
        private static final long GOLDEN = 0x9E3779B97F4A7C15L;

        private final long[] keys;
        private final int[] targets;
        private final int[] following;
        private final int shift;

        Edges(int capacity) {
            // At most half full, so that few keys meet.
            int bits = Integer.SIZE - Integer.numberOfLeadingZeros(2 * capacity);
            keys = new long[1 << bits];
            Arrays.fill(keys, FREE);
            targets = new int[keys.length];
            following = new int[keys.length];
            shift = Long.SIZE - bits;
        }

        /** Adds an edge in front of those of its source, and returns it. */
        int add(int source, int symbol, int target, int next) {
            int edge = slot(key(source, symbol));
            keys[edge] = key(source, symbol);
            targets[edge] = target;
            following[edge] = next;
            return edge;
        }

        int find(int source, int symbol) {
            int slot = slot(key(source, symbol));
            return keys[slot] == FREE ? NONE : slot;
        }

        int symbol(int edge) {
            return (int) keys[edge];
        }

        /** Returns the slot that holds a key, or the free one where it belongs. */
        private int slot(long key) {
            int slot = (int) (key * GOLDEN >>> shift);
            while (keys[slot] != key && keys[slot] != FREE) {
                slot = (slot + 1) & (keys.length - 1);
            }
            return slot;
        }

        private static long key(int source, int symbol) {
            return (long) source << Integer.SIZE | symbol & 0xFFFFFFFFL;
        }
    }
}
