package recurrent4j.decode;

/**
 * The places of scores from the highest on, the first of equal ones first: a heap, so that the best few of many cost little more
 * than a look at each.
 */
public final class Ranking {

    private final float[] scores;
    private final int[] places;
    private int size;

    private Ranking(float[] scores, int[] places, int size) {
        this.scores = scores;
        this.places = places;
        this.size = size;
        for (int place = size / 2 - 1; place >= 0; place--) {
            sink(place);
        }
    }

    /** Ranks scores, which are not changed; none of them is NaN. */
    public static Ranking of(float[] scores) {
        int[] places = new int[scores.length];
        for (int place = 0; place < places.length; place++) {
            places[place] = place;
        }
        return new Ranking(scores, places, places.length);
    }

    /** Ranks the scores that are not below one. */
    static Ranking from(float[] scores, double least) {
        int count = 0;
        for (float score : scores) {
            count += score >= least ? 1 : 0;
        }
        int[] places = new int[count];
        count = 0;
        for (int place = 0; place < scores.length && count < places.length; place++) {
            places[count] = place;
            count += scores[place] >= least ? 1 : 0;
        }
        return new Ranking(scores, places, count);
    }

    /** Whether there is no place left. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Removes the best of the places that are left, and returns it. */
    public int remove() {
        int best = places[0];
        places[0] = places[--size];
        sink(0);
        return best;
    }

    private void sink(int from) {
        int place = places[from];
        int to = from;
        while (2 * to + 1 < size) {
            int child = 2 * to + 1;
            if (child + 1 < size && isBefore(places[child + 1], places[child])) {
                child++;
            }
            if (!isBefore(places[child], place)) {
                break;
            }
            places[to] = places[child];
            to = child;
        }
        places[to] = place;
    }

    private boolean isBefore(int one, int other) {
        return scores[one] > scores[other] || scores[one] == scores[other] && one < other;
    }
}
