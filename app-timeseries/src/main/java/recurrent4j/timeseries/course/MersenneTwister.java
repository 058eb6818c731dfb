package recurrent4j.timeseries.course;

/**
 * The random numbers of NumPy's {@code np.random.seed(s)} followed by {@code np.random.rand(...)}, bit for bit: MT19937
 * seeded by one integer, two of its 32-bit outputs to a double.
 *
 * <p>Python's own {@code random.seed(s)} prepares the same generator in another way and so gives other numbers.
 *
 * @see <a href="https://doi.org/10.1145/272991.272995">Matsumoto and Nishimura (1998), Mersenne Twister</a>
 */
final class MersenneTwister {

    private static final int WORDS = 624;
    private static final int MIDDLE = 397;
    private static final int TWIST = 0x9908b0df;

    private final int[] state = new int[WORDS];
    private int next = WORDS;

    /**
     * Seeds as {@code init_genrand} of the authors' 2002 code.
     *
     * @param seed an unsigned 32-bit number
     */
    MersenneTwister(int seed) {
        state[0] = seed;
        for (int i = 1; i < WORDS; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ state[i - 1] >>> 30) + i;
        }
    }

    /** Returns the next 32 random bits. */
    int nextInt() {
        if (next == WORDS) {
            twist();
        }
        int y = state[next++];
        y ^= y >>> 11;
        y ^= y << 7 & 0x9d2c5680;
        y ^= y << 15 & 0xefc60000;
        return y ^ y >>> 18;
    }

    /** Returns the next number between 0, inclusive, and 1, exclusive: a multiple of 2^-53. */
    double nextDouble() {
        long high = nextInt() >>> 5;
        long low = nextInt() >>> 6;
        return ((high << 26) + low) * 0x1p-53;
    }

    private void twist() {
        for (int i = 0; i < WORDS; i++) {
            int y = state[i] & 0x80000000 | state[(i + 1) % WORDS] & 0x7fffffff;
            state[i] = state[(i + MIDDLE) % WORDS] ^ y >>> 1 ^ ((y & 1) == 0 ? 0 : TWIST);
        }
        next = 0;
    }
}
