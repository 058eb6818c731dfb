package recurrent4j.seq2seq.baseline;

import java.util.List;
import recurrent4j.bundle.Deflated;

/**
 * A {@link TokenTrie} as a bundle keeps it.
 *
 * @param distances of each row from that without its last token
 * @param tokens the last of each row
 */
record SavedTokenTrie(List<byte[]> distances, List<byte[]> tokens) {

    static SavedTokenTrie of(TokenTrie trie) {
        int[] distances = new int[trie.size() - 1];
        int[] tokens = new int[distances.length];
        for (int row = 1; row < trie.size(); row++) {
            distances[row - 1] = row - trie.parent(row);
            tokens[row - 1] = trie.token(row);
        }
        return new SavedTokenTrie(Deflated.ofNumbers(distances), Deflated.ofNumbers(tokens));
    }

    /**
     * Returns the trie, each row by its number.
     *
     * @param baseline whose it is, for messages
     * @param size how many different tokens there are
     * @throws recurrent4j.io.InputException if it was damaged or changed
     */
    TokenTrie trie(String baseline, int size) {
        int[] back = Deflated.numbers(distances);
        int[] last = Deflated.numbers(tokens);
        if (back.length != last.length) {
            throw SavedBaseline.damaged(baseline, "%d rows of %d tokens", back.length, last.length);
        }
        var trie = new TokenTrie();
        for (int row = 1; row <= back.length; row++) {
            int parent = row - back[row - 1];
            if (parent < 0 || parent >= row || last[row - 1] >= size || trie.add(parent, last[row - 1]) != row) {
                throw SavedBaseline.damaged(baseline, "the token %d of %d after row %d", last[row - 1], size, parent);
            }
        }
        return trie;
    }

    long bytes() {
        return SavedBaseline.bytes(distances) + SavedBaseline.bytes(tokens);
    }
}
