package recurrent4j.charlm.surprise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The few passages that come first in some order, no two of the same words, whatever the order in which they are met. */
final class PassageRanking {

    private final int most;
    private final Comparator<Passage> order;
    private final List<Passage> first = new ArrayList<>();

    /** Prepares for so many passages at most; of equals the one that stands earlier in the text comes first. */
    PassageRanking(int most, Comparator<Passage> order) {
        this.most = most;
        this.order = order.thenComparingLong(Passage::place);
    }

    /** Takes a passage into account. */
    void meet(Passage passage) {
        if (first.size() == most && order.compare(passage, first.get(most - 1)) > 0) {
            return;
        }
        for (Passage other : first) {
            if (other.reads(passage)) {
                if (order.compare(other, passage) < 0) {
                    return;
                }
                first.remove(other);
                break;
            }
        }
        first.add(passage);
        first.sort(order);
        if (first.size() > most) {
            first.remove(most);
        }
    }

    /** Returns the passages in their order. */
    List<Passage> passages() {
        return List.copyOf(first);
    }
}
