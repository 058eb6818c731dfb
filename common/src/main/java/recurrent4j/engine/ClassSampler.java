package recurrent4j.engine;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Chooses which of very many classes a step of training looks at: those that are asked for, and others by chance, the more
 * frequent the likelier (Bengio and Senécal, 2003).
 *
 * <p>The sum over all classes that a softmax divides by is estimated from the chosen ones: each stands for as many as its
 * chance to be chosen is small. So its value is lowered by the logarithm of that chance, but for the right class of an answer,
 * which is there for certain.
 */
public final class ClassSampler {

    /** Between the shares themselves and all alike; what word2vec found best (Mikolov and others, 2013). */
    private static final double FLATTENED = 0.75;

    /** Numbers of chosen classes are multiples of it, so that work space for as many is seldom built anew. */
    private static final int ROUND = 256;

    private final double[] shares;
    private final double[] chances;
    private final double[] cumulative;
    private final int others;

    /**
     * A sampler of as many classes as there are frequencies.
     *
     * @param frequencies how often each class is asked for, in any unit; 0 counts as the least of the others
     * @param others how many draws are made besides the classes that are asked for, at least 1
     */
    public ClassSampler(double[] frequencies, int others) {
        if (others < 1) {
            throw new IllegalArgumentException("%d samples tell nothing; draw 1 or more.".formatted(others));
        }
        double least = Arrays.stream(frequencies).filter(f -> f > 0).min().orElse(1);
        double[] positive =
                Arrays.stream(frequencies).map(f -> f > 0 ? f : least).toArray();
        this.others = others;
        shares = normalized(positive);
        chances = normalized(
                Arrays.stream(positive).map(f -> Math.pow(f, FLATTENED)).toArray());
        cumulative = chances.clone();
        Arrays.parallelPrefix(cumulative, Double::sum);
    }

    /** Returns how many classes there are. */
    public int classes() {
        return shares.length;
    }

    /** The classes of a step, ascending, and the logarithm of each one's chance to be among them; 0 for all if all are. */
    public record Draw(int[] classes, float[] penalties) {

        /** Returns where a class stands among the chosen ones. */
        public int place(int wanted) {
            return Arrays.binarySearch(classes, wanted);
        }
    }

    /** Draws the classes of a step, by a seed, among them the class of each answer. */
    public Draw draw(int[] asked, long seed) {
        boolean[] chosen = new boolean[classes()];
        int count = 0;
        for (int one : asked) {
            count += chosen[one] ? 0 : 1;
            chosen[one] = true;
        }
        if (count + others + ROUND >= classes()) {
            return new Draw(IntStream.range(0, classes()).toArray(), new float[classes()]);
        }
        var random = new SplittableRandom(seed);
        int draws = 0;
        for (; draws < others || count % ROUND != 0; draws++) {
            int one = drawn(random);
            count += chosen[one] ? 0 : 1;
            chosen[one] = true;
        }
        int[] classes = IntStream.range(0, chosen.length).filter(i -> chosen[i]).toArray();
        return new Draw(classes, penalties(classes, asked.length, draws));
    }

    private int drawn(SplittableRandom random) {
        int place = Arrays.binarySearch(cumulative, random.nextDouble() * cumulative[cumulative.length - 1]);
        return Math.min(classes() - 1, place >= 0 ? place : -place - 1);
    }

    private float[] penalties(int[] classes, int answers, int draws) {
        float[] penalties = new float[classes.length];
        for (int i = 0; i < penalties.length; i++) {
            double expected = answers * shares[classes[i]] + draws * chances[classes[i]];
            penalties[i] = (float) Math.log(-Math.expm1(-expected));
        }
        return penalties;
    }

    private static double[] normalized(double[] values) {
        double sum = Arrays.stream(values).sum();
        return Arrays.stream(values).map(value -> value / sum).toArray();
    }
}
