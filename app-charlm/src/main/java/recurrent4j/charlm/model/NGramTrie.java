package recurrent4j.charlm.model;

import java.util.Arrays;
import java.util.stream.IntStream;
import recurrent4j.data.Seeds;

/**
 * How often each n-gram stands in a text. The node of an n-gram is the child of the node of its first n - 1 tokens, so that
 * a node and a token name an n-gram exactly, whatever the vocabulary: nothing is ever taken for something else. Open
 * addressing in arrays of primitives: at most 48 bytes a node while it grows, 24 when it is full.
 */
final class NGramTrie {

    /** The node of the n-gram of no tokens. */
    static final int ROOT = 0;

    /** No node: an n-gram that was not read, or for which there was no room. */
    static final int NONE = -1;

    private static final int FIRST = 1 << 10;

    private final int most;
    private long[] keys = new long[FIRST];
    private int[] counts = new int[FIRST];
    private int[] kinds = new int[FIRST];

    /** A power of two, and twice the nodes; 0 is free, since the root is no child. */
    private int[] slots = new int[2 * FIRST];

    private int size = 1;

    NGramTrie(int most) {
        this.most = most;
    }

    /** Counts an n-gram so many times more. */
    void add(int node, int times) {
        counts[node] += times;
    }

    /** Counts an n-gram once more, and returns its node, or {@link #NONE} if it is new and there is no room. */
    int count(int parent, int token) {
        int slot = slot(parent, token);
        int node = slots[slot];
        if (node == 0) {
            if (size == most) {
                return NONE;
            }
            node = size++;
            slots[slot] = node;
            keys[node] = key(parent, token);
            kinds[parent]++;
            if (size == keys.length) {
                grow();
            }
        }
        counts[node]++;
        return node;
    }

    /** Returns the node of an n-gram, or {@link #NONE}. */
    int child(int parent, int token) {
        int node = slots[slot(parent, token)];
        return node == 0 ? NONE : node;
    }

    /** Returns how often the n-gram of a node was counted; never, if there is none. */
    int occurrences(int node) {
        return node == NONE ? 0 : counts[node];
    }

    int kinds(int node) {
        return kinds[node];
    }

    int parent(int node) {
        return (int) (keys[node] >>> Integer.SIZE);
    }

    int token(int node) {
        return (int) keys[node];
    }

    /** Returns all children of some nodes: those of the first node first, and in the order of their tokens. */
    int[] children(int[] parents) {
        int[] ranks = new int[size];
        Arrays.fill(ranks, NONE);
        for (int rank = 0; rank < parents.length; rank++) {
            ranks[parents[rank]] = rank;
        }
        return IntStream.range(1, size)
                .filter(node -> ranks[parent(node)] != NONE)
                .mapToLong(node -> key(ranks[parent(node)], token(node)))
                .sorted()
                .mapToInt(key -> child(parents[(int) (key >>> Integer.SIZE)], (int) key))
                .toArray();
    }

    /** Returns how many nodes there are, the root included. */
    int size() {
        return size;
    }

    boolean isFull() {
        return size == most;
    }

    private static long key(int parent, int token) {
        return (long) parent << Integer.SIZE | token;
    }

    /** Returns where the n-gram stands, or the free slot where it would. */
    private int slot(int parent, int token) {
        long key = key(parent, token);
        int mask = slots.length - 1;
        long mixed = Seeds.spread(key);
        int slot = (int) (Seeds.spread(mixed ^ mixed >>> Integer.SIZE) >>> Integer.SIZE) & mask;
        while (slots[slot] != 0 && keys[slots[slot]] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        int capacity = 2 * keys.length;
        keys = Arrays.copyOf(keys, capacity);
        counts = Arrays.copyOf(counts, capacity);
        kinds = Arrays.copyOf(kinds, capacity);
        slots = new int[2 * capacity];
        for (int node = 1; node < size; node++) {
            slots[slot(parent(node), token(node))] = node;
        }
    }
}
