package recurrent4j.engine.cpu;

/** The exponential function in single precision, several times as fast as {@link Math#exp}. */
final class Exponential {
    private static final float LOG2_E = 1.44269504f;

    /** The natural logarithm of 2 in two parts, the first exact in few bits (Cody and Waite 1980). */
    private static final float LN2_HIGH = 0.693359375f;

    private static final float LN2_LOW = -2.12194440e-4f;

    /** Below, the result is no normal number any more. */
    private static final float LEAST = -87f;

    private Exponential() {}

    /** Computes e to a power of at most 0, by the polynomial of the Cephes library (Moshier 1989); error below 2e-7. */
    static float ofNegative(float x) {
        if (!(x > LEAST)) {
            return Float.isNaN(x) ? x : 0;
        }
        int n = (int) (x * LOG2_E - 0.5f);
        float r = x - n * LN2_HIGH - n * LN2_LOW;
        float p = 1.9875691500e-4f;
        p = p * r + 1.3981999507e-3f;
        p = p * r + 8.3334519073e-3f;
        p = p * r + 4.1665795894e-2f;
        p = p * r + 1.6666665459e-1f;
        p = p * r + 5.0000001201e-1f;
        return Float.intBitsToFloat((n + 127) << 23) * (p * r * r + r + 1);
    }
}
