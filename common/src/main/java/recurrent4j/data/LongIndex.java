package recurrent4j.data;

import java.util.Arrays;

/** Numbers different keys in the order in which they are added, from 0. */
public final class LongIndex {

    private static final int LEAST_SLOTS = 1 << 10;

    /** The number of the key in a slot, plus 1; 0 in a free one. */
    private int[] slots = new int[LEAST_SLOTS];

    private long[] keys = new long[LEAST_SLOTS / 2];
    private int size;

    /** Returns an index of keys, each numbered where it stands first. */
    public static LongIndex of(long... keys) {
        var index = new LongIndex();
        for (long key : keys) {
            index.add(key);
        }
        return index;
    }

    /** Returns how many keys there are. */
    public int size() {
        return size;
    }

    /** Returns the keys in the order of their numbers. */
    public long[] keys() {
        return Arrays.copyOf(keys, size);
    }

    /** Returns the key of a number. */
    public long key(int number) {
        return keys[number];
    }

    /** Returns the number of a key, or -1. */
    public int find(long key) {
        return slots[slot(key)] - 1;
    }

    /** Returns the number of a key, which is new if it was not there. */
    public int add(long key) {
        int slot = slot(key);
        if (slots[slot] == 0) {
            if (size == keys.length) {
                grow();
                slot = slot(key);
            }
            keys[size] = key;
            slots[slot] = ++size;
        }
        return slots[slot] - 1;
    }

    private int slot(long key) {
        int mask = slots.length - 1;
        int slot = (int) mixed(key) & mask;
        while (slots[slot] != 0 && keys[slots[slot] - 1] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** The last steps of SplitMix64, after which each bit depends on each. */
    public static long mixed(long key) {
        long mixed = (key ^ key >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    private void grow() {
        slots = new int[2 * slots.length];
        keys = Arrays.copyOf(keys, slots.length / 2);
        for (int number = 0; number < size; number++) {
            slots[slot(keys[number])] = number + 1;
        }
    }
}
