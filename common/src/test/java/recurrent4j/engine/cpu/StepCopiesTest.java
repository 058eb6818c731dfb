package recurrent4j.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StepCopiesTest {
    private static final int STEPS = 7;
    private static final int FEATURES = 5;
    private static final int UNTOUCHED = -1;

    @BeforeEach
    void needsOneDnn() {
        assumeTrue(StepCopies.arePossible(), "oneDNN does not load on this system.");
    }

    static Stream<Strip> strips() {
        return Stream.of(new Strip(0, 3, 3), new Strip(0, 2, 5), new Strip(2, 3, 5), new Strip(1, 16, 19));
    }

    @ParameterizedTest
    @MethodSource("strips")
    void turnsStepsIntoRows(Strip strip) {
        int apart = FEATURES + 2;
        agree(strip, StepCopies.rows(strip, FEATURES, apart), strip.size() * apart, apart, 1);
    }

    @ParameterizedTest
    @MethodSource("strips")
    void copiesTheExamplesOfAFeature(Strip strip) {
        int apart = (FEATURES + 3) * strip.size();
        agree(strip, StepCopies.steps(strip, FEATURES, apart), apart, 1, strip.size());
    }

    /** Reads three steps from the second on, and writes them two steps later. */
    private static void agree(Strip strip, StepCopies copies, int perStep, int perExample, int perFeature) {
        Floats sequences = counted(STEPS * FEATURES * strip.batch());
        Floats block = filled(3 * perStep);
        copies.read(sequences, 1, 3, block.address(0));
        Floats target = filled(STEPS * FEATURES * strip.batch());
        copies.write(block.address(0), target, 3, 3);
        int read = 0;
        for (int t = 0; t < 3; t++) {
            for (int e = 0; e < strip.size(); e++) {
                for (int j = 0; j < FEATURES; j++, read++) {
                    float number = ((t + 1) * FEATURES + j) * strip.batch() + strip.from() + e;
                    assertThat(block.get(t * perStep + e * perExample + j * perFeature))
                            .isEqualTo(number);
                    assertThat(target.get(((t + 3) * FEATURES + j) * strip.batch() + strip.from() + e))
                            .isEqualTo(number);
                }
            }
        }
        assertThat(untouched(block)).isEqualTo(3 * perStep - read);
        assertThat(untouched(target)).isEqualTo(STEPS * FEATURES * strip.batch() - read);
    }

    private static Floats counted(int length) {
        Floats numbers = Floats.zeros(length);
        for (int i = 0; i < length; i++) {
            numbers.put(i, i);
        }
        return numbers;
    }

    private static Floats filled(int length) {
        Floats numbers = Floats.zeros(length);
        for (int i = 0; i < length; i++) {
            numbers.put(i, UNTOUCHED);
        }
        return numbers;
    }

    private static long untouched(Floats numbers) {
        long count = 0;
        for (float number : numbers.values()) {
            count += number == UNTOUCHED ? 1 : 0;
        }
        return count;
    }
}
