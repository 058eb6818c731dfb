package recurrent4j.timeseries.course;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MersenneTwisterTest {

    @Test
    void theDoublesAreThoseOfNumpyWithSeed42() {
        MersenneTwister random = new MersenneTwister(42);

        assertThat(random.nextDouble()).isEqualTo(0.3745401188473625);
        assertThat(random.nextDouble()).isEqualTo(0.9507143064099162);
        assertThat(random.nextDouble()).isEqualTo(0.7319939418114051);
        assertThat(random.nextDouble()).isEqualTo(0.5986584841970366);
    }

    /** The C++ standard, section rand.predef, demands this number of mt19937, seeded with 5489 by default. */
    @Test
    void theTenThousandthOutputIsTheOneThatTheCppStandardDemands() {
        MersenneTwister random = new MersenneTwister(5489);
        for (int i = 1; i < 10_000; i++) {
            random.nextInt();
        }

        assertThat(Integer.toUnsignedLong(random.nextInt())).isEqualTo(4123659995L);
    }
}
