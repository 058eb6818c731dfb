package recurrent4j.data;

/** How seeds are derived from one: {@link java.util.Random}'s first numbers resemble each other for neighbouring seeds. */
public final class Seeds {

    /**
     * 2<sup>64</sup> divided by the golden ratio, whose multiples are spread most evenly (D. E. Knuth, The Art of Computer
     * Programming 3, 1973, section 6.4; the gamma of {@link java.util.SplittableRandom}).
     */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Seeds of neighbouring members would be those of neighbouring experiments. */
    private static final long BETWEEN_MEMBERS = 1000;

    private Seeds() {}

    /** Returns numbers far from each other for numbers that follow each other, such as epochs; combine them with a seed. */
    public static long spread(long number) {
        return number * GOLDEN;
    }

    /**
     * Returns the seed of a member of an ensemble.
     *
     * @param number of the member, from 0, whose seed is that of the ensemble
     */
    public static long ofMember(long seed, int number) {
        return seed + number * BETWEEN_MEMBERS;
    }
}
