package recurrent4j.charlm.generate;

/** Scores from the highest on, one by one, without sorting those that are not needed: a binary heap. */
final class RankedTokens {

    private final float[] scores;
    private final int[] heap;
    private int size;

    RankedTokens(float[] scores) {
        this.scores = scores;
        size = scores.length;
        heap = new int[size];
        for (int place = 0; place < size; place++) {
            heap[place] = place;
        }
        for (int parent = size / 2 - 1; parent >= 0; parent--) {
            sink(parent);
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Returns the place of the highest score that was not returned yet, the first of equal ones. */
    int next() {
        int next = heap[0];
        heap[0] = heap[--size];
        sink(0);
        return next;
    }

    /** Makes the scores that were not returned yet negative infinity. */
    void excludeRest() {
        for (int place = 0; place < size; place++) {
            scores[heap[place]] = Float.NEGATIVE_INFINITY;
        }
    }

    private void sink(int start) {
        int moved = heap[start];
        int parent = start;
        for (int child = 2 * parent + 1; child < size; child = 2 * parent + 1) {
            if (child + 1 < size && isBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isBefore(heap[child], moved)) {
                break;
            }
            heap[parent] = heap[child];
            parent = child;
        }
        heap[parent] = moved;
    }

    private boolean isBefore(int one, int other) {
        return scores[one] > scores[other] || (scores[one] == scores[other] && one < other);
    }
}
