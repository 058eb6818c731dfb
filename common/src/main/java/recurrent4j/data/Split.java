package recurrent4j.data;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;

/**
 * Three parts of a data set that never share an example: one to learn from, one to choose by, one to be judged by.
 *
 * @param training what models are fitted to, and the only part that scaling or a vocabulary may be fitted to
 * @param validation what early stopping and every choice look at
 * @param test what is looked at once, at the end
 * @param <T> a list of examples, or any other thing that holds them
 */
public record Split<T>(T training, T validation, T test) {

    public Split {
        requireNonNull(training, "training");
        requireNonNull(validation, "validation");
        requireNonNull(test, "test");
    }

    /**
     * Returns the split of what {@code function} makes of each part.
     *
     * @param function called once for each part, on nothing but that part
     * @param <R> what the function makes
     */
    public <R> Split<R> map(Function<? super T, ? extends R> function) {
        return new Split<>(function.apply(training), function.apply(validation), function.apply(test));
    }
}
