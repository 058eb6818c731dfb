package recurrent4j.engine.cpu;

/**
 * Exponentials of many numbers at once, several times as fast as one by one: in loops that the JIT compiler of JDK 17 makes
 * vectors of, see {@link Pointwise}. It holds the space that they need and so belongs to one thread.
 */
final class Exponential {
    private static final float LOG2_E = 1.44269504f;

    /** The natural logarithm of 2 in two parts, the first exact in few bits (Cody and Waite 1980). */
    private static final float LN2_HIGH = 0.693359375f;

    private static final float LN2_LOW = -2.12194440e-4f;

    /** Below, the result would be no normal number any more; it stays at about 1e-38. */
    private static final float LEAST = -87f;

    /** Added to a number, it leaves no place for a fraction, so that the last bits are the nearest integer. */
    private static final float ROUNDING = 0x1.8p23f;

    private static final int BIAS = 127;
    private static final int MANTISSA = 23;

    private float[] whole = new float[0];
    private float[] power = new float[0];

    /** Replaces the first n numbers by {@code e^(z - largest)}; no difference is above 0, and that of NaN is NaN. */
    void ofDifference(float[] z, float[] largest, int n) {
        if (whole.length < n) {
            whole = new float[n];
            power = new float[n];
        }
        subtract(z, largest, n);
        round(whole, z, n);
        powers(power, whole, n);
        polynomial(z, whole, power, n);
    }

    private static void subtract(float[] z, float[] largest, int n) {
        for (int k = 0; k < n; k++) {
            z[k] = Math.max(LEAST, z[k] - largest[k]);
        }
    }

    private static void round(float[] whole, float[] x, int n) {
        for (int k = 0; k < n; k++) {
            whole[k] = x[k] * LOG2_E + ROUNDING;
        }
    }

    /** The powers of 2 whose exponents stand in the last bits. */
    private static void powers(float[] power, float[] whole, int n) {
        for (int k = 0; k < n; k++) {
            power[k] = Float.intBitsToFloat((Float.floatToRawIntBits(whole[k]) << MANTISSA) + (BIAS << MANTISSA));
        }
    }

    /** The polynomial of the Cephes library (Moshier 1989) for what the power of 2 leaves; error below 2e-7. */
    private static void polynomial(float[] x, float[] whole, float[] power, int n) {
        for (int k = 0; k < n; k++) {
            float exponent = whole[k] - ROUNDING;
            float r = x[k] - exponent * LN2_HIGH - exponent * LN2_LOW;
            float p = 1.9875691500e-4f;
            p = p * r + 1.3981999507e-3f;
            p = p * r + 8.3334519073e-3f;
            p = p * r + 4.1665795894e-2f;
            p = p * r + 1.6666665459e-1f;
            p = p * r + 5.0000001201e-1f;
            x[k] = power[k] * (p * r * r + r + 1);
        }
    }
}
