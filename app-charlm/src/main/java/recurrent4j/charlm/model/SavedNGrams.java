package recurrent4j.charlm.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import recurrent4j.io.InputException;

/**
 * An n-gram model as text: about two bytes for each of its n-grams.
 *
 * @param order how many tokens its longest n-gram has
 * @param vocabulary how many different tokens there may be
 * @param tokens how many tokens were counted
 * @param whole whether that was the whole training part
 * @param last the last tokens that were counted, one fewer than the order: nothing has followed them once
 * @param counts by increasing length of the n-grams, and in their order, how many different tokens follow each, and for
 *     each of these its distance from the one before and how often it does; variable-length numbers of seven bits a byte,
 *     deflated, in Base64
 */
record SavedNGrams(int order, int vocabulary, long tokens, boolean whole, List<Integer> last, String counts) {

    /** More would take more room than most networks, and a second to load. */
    static final int MOST = 1 << 21;

    private static final int BITS = 7;

    /** Returns a model that has no more than {@value #MOST} n-grams. */
    static SavedNGrams of(NGramModel model) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(bytes)) {
            NGramTrie trie = model.counts().trie();
            int[] level = {NGramTrie.ROOT};
            for (int length = 1; length <= model.order(); length++) {
                level = write(trie, level, out);
            }
        } catch (IOException e) {
            throw new IllegalStateException("Nothing but memory is written to.", e);
        }
        NGramCounts counts = model.counts();
        return new SavedNGrams(
                model.order(),
                counts.vocabulary(),
                counts.tokens(),
                counts.extent().isEmpty(),
                counts.last(model.order() - 1),
                Base64.getEncoder().encodeToString(bytes.toByteArray()));
    }

    /**
     * Returns the model as it was.
     *
     * @param size of the vocabulary that its tokens are from
     * @throws InputException if it was damaged or changed
     */
    NGramModel model(int size) {
        try (var in = new InflaterInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(counts)))) {
            if (order < 1 || order > NGramCounts.HIGHEST || vocabulary != size || last.size() > order - 1) {
                throw damaged(null);
            }
            return new NGramModel(NGramCounts.of(this, trie(in)), order);
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            throw damaged(e);
        }
    }

    private static InputException damaged(Exception cause) {
        return new InputException(
                "The n-grams of the saved model's ngrams.json cannot be used; train and save the model again.", cause);
    }

    private NGramTrie trie(InputStream in) throws IOException {
        var trie = new NGramTrie(MOST + 2);
        trie.add(NGramTrie.ROOT, Math.toIntExact(tokens));
        int[] level = {NGramTrie.ROOT};
        for (int length = 1; length <= order; length++) {
            List<Integer> next = new ArrayList<>();
            for (int node : level) {
                int kinds = read(in);
                long token = -1;
                for (int i = 0; i < kinds; i++) {
                    token += 1L + read(in);
                    int times = read(in);
                    if (token >= vocabulary || times < 1 || trie.isFull()) {
                        throw damaged(null);
                    }
                    int child = trie.count(node, (int) token);
                    trie.add(child, times - 1);
                    next.add(child);
                }
            }
            level = next.stream().mapToInt(Integer::intValue).toArray();
        }
        return trie;
    }

    /** Writes what follows each of some n-grams, and returns these longer n-grams. */
    private static int[] write(NGramTrie trie, int[] level, DeflaterOutputStream out) throws IOException {
        int[] longer = trie.children(level);
        int next = 0;
        for (int node : level) {
            write(trie.kinds(node), out);
            int before = -1;
            for (int i = trie.kinds(node); i > 0; i--) {
                int child = longer[next++];
                write(trie.token(child) - before - 1, out);
                write(trie.occurrences(child), out);
                before = trie.token(child);
            }
        }
        return longer;
    }

    private static void write(int number, DeflaterOutputStream out) throws IOException {
        int left = number;
        for (; left >= 1 << BITS; left >>>= BITS) {
            out.write(left & (1 << BITS) - 1 | 1 << BITS);
        }
        out.write(left);
    }

    private static int read(InputStream in) throws IOException {
        long number = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += BITS) {
            int next = in.read();
            if (next < 0) {
                throw damaged(null);
            }
            number |= (long) (next & (1 << BITS) - 1) << shift;
            if (next < 1 << BITS && number <= Integer.MAX_VALUE) {
                return (int) number;
            }
        }
        throw damaged(null);
    }

    @Override
    public String toString() {
        return "%d-gram of %d tokens".formatted(order, tokens);
    }
}
