package recurrent4j.charlm;

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
            firstEdges[clone] = edges.add(clone, edges.symbols[edge], edges.targets[edge], firstEdges[clone]);
        }
        links[clone] = links[target];
        links[target] = clone;
        for (int shorter = state; shorter != NONE && next(shorter, symbol) == target; shorter = links[shorter]) {
            edges.targets[edges.find(shorter, symbol)] = clone;
        }
        return clone;
    }

    /** The edges of all states: found by a hash table, and listed for each state. */
    private static final class Edges {

        /** Knuth's multiplier for hashing, 2^32 divided by the golden ratio. */
        private static final int GOLDEN = 0x9E3779B9;

        private final int[] sources;
        private final int[] symbols;
        private final int[] targets;
        private final int[] following;
        private final int[] table;
        private final int shift;
        private int count;

        Edges(int capacity) {
            sources = new int[capacity];
            symbols = new int[capacity];
            targets = new int[capacity];
            following = new int[capacity];
            int bits = Integer.SIZE - Integer.numberOfLeadingZeros(2 * capacity);
            table = new int[1 << bits];
            Arrays.fill(table, NONE);
            shift = Integer.SIZE - bits;
        }

        int add(int source, int symbol, int target, int following) {
            int edge = count++;
            sources[edge] = source;
            symbols[edge] = symbol;
            targets[edge] = target;
            this.following[edge] = following;
            int slot = slot(source, symbol);
            while (table[slot] != NONE) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = edge;
            return edge;
        }

        int find(int source, int symbol) {
            int slot = slot(source, symbol);
            int edge = table[slot];
            while (edge != NONE && (sources[edge] != source || symbols[edge] != symbol)) {
                slot = (slot + 1) & (table.length - 1);
                edge = table[slot];
            }
            return edge;
        }

        private int slot(int source, int symbol) {
            return (source * GOLDEN ^ symbol * 0x85EBCA6B) * GOLDEN >>> shift;
        }
    }
}
