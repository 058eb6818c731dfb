package recurrent4j.seq2seq.corpus;

import java.util.Random;
import recurrent4j.data.Split;
import recurrent4j.io.Text;

/**
 * Sums of two numbers of up to 3 digits, such as {@code 123+45} and {@code 168}: the usual first example of an encoder-decoder
 * (Zaremba and Sutskever 2014; Keras's addition_rnn). 50,000 in all, no sum of the same two numbers twice, in whatever order.
 */
public final class AddCorpus {

    /** What the program says of the rule. */
    public static final String RULE = "From two numbers of up to 3 digits their sum, such as 123+45 and 168.";

    private static final int DIGITS = 3;
    private static final Split<Integer> SIZES = new Split<>(45_000, 2_500, 2_500);

    private AddCorpus() {}

    /**
     * Makes 45,000 sums to learn from, and 2,500 each to validate and to test, all different.
     *
     * @param seed of the numbers
     */
    public static ParallelCorpus corpus(long seed) {
        var random = new Random(seed);
        String how = Text.of("sums, seed %d", seed);
        return new GeneratedPairs("add", how, RULE).corpus(SIZES, to -> {
            int left = number(random);
            int right = number(random);
            String key = Math.min(left, right) + "+" + Math.max(left, right);
            to.putIfAbsent(key, Pair.of(left + "+" + right, Integer.toString(left + right)));
        });
    }

    /** Of one, two or three digits alike often, since nearly all numbers up to 999 have three. */
    private static int number(Random random) {
        int digits = 1 + random.nextInt(DIGITS);
        int number = 0;
        for (int i = 0; i < digits; i++) {
            number = 10 * number + random.nextInt(10);
        }
        return number;
    }
}
