package recurrent4j.seq2seq.corpus;

import java.util.Random;
import recurrent4j.data.Split;
import recurrent4j.io.Text;

/** Strings of letters and the same backwards: nothing but order is to be learned, so that attention shows as a diagonal. */
public final class ReverseCorpus {

    /** What the program says of the rule. */
    public static final String RULE = "From letters the same letters backwards, such as abcd and dcba.";

    private static final int SHORTEST = 4;
    private static final int LONGEST = 12;
    private static final int LETTERS = 26;
    private static final Split<Integer> SIZES = new Split<>(10_000, 500, 500);

    private ReverseCorpus() {}

    /**
     * Makes 10,000 strings of 4 to 12 letters to learn from, and 500 each to validate and to test, all different.
     *
     * @param seed of the letters
     */
    public static ParallelCorpus corpus(long seed) {
        var random = new Random(seed);
        String how = Text.of("letters and their reversal, seed %d", seed);
        return new GeneratedPairs("reverse", how, RULE).corpus(SIZES, to -> {
            int length = SHORTEST + random.nextInt(LONGEST - SHORTEST + 1);
            var letters = new StringBuilder();
            for (int i = 0; i < length; i++) {
                letters.append((char) ('a' + random.nextInt(LETTERS)));
            }
            String source = letters.toString();
            to.putIfAbsent(source, Pair.of(source, letters.reverse().toString()));
        });
    }
}
