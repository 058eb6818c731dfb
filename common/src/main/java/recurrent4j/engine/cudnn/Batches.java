package recurrent4j.engine.cudnn;

import java.util.Arrays;
import recurrent4j.engine.NetworkBatch;

/** Whether a batch fits a network; a device would read other memory. */
final class Batches {

    private Batches() {}

    /** @throws IllegalArgumentException if there are more or fewer numbers than expected */
    static void check(String name, long expected, long found) {
        if (expected != found) {
            throw new IllegalArgumentException("The %s are %d numbers; expected %d.".formatted(name, found, expected));
        }
    }

    /** @throws IllegalArgumentException if a number is no number of a class or symbol */
    static void checkBelow(String name, int count, int... numbers) {
        for (int number : numbers) {
            if (number < 0 || number >= count) {
                throw new IllegalArgumentException("There is no %s %d among %d.".formatted(name, number, count));
            }
        }
    }

    /** @throws IllegalArgumentException if a batch is empty, or a sequence of it is or is longer than its steps */
    static void check(NetworkBatch batch) {
        if (batch.size() < 1 || batch.steps() < 1) {
            throw new IllegalArgumentException("A batch has at least one example and one step, not %d and %d."
                    .formatted(batch.size(), batch.steps()));
        }
        batch.lengths().ifPresent(lengths -> {
            check("lengths", batch.size(), lengths.length);
            if (Arrays.stream(lengths).anyMatch(length -> length < 1 || length > batch.steps())) {
                throw new IllegalArgumentException(
                        "A sequence of a batch of %d steps has at least one and at most all of them."
                                .formatted(batch.steps()));
            }
        });
    }

    /** How many answers a batch asks for. */
    static double answers(NetworkBatch batch, boolean everyStep) {
        if (batch.asked().isPresent()) {
            double sum = 0;
            for (float asked : batch.asked().orElseThrow()) {
                sum += asked;
            }
            return sum;
        }
        return everyStep ? (double) batch.size() * batch.steps() : batch.size();
    }
}
