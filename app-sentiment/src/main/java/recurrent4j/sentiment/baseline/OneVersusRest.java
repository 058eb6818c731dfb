package recurrent4j.sentiment.baseline;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Classes predicted by one function each, two classes by a single function: that of the second. */
final class OneVersusRest {

    private OneVersusRest() {}

    /** Returns the functions, each made from the class that it is to be positive for. */
    static <T> List<T> each(int classes, IntFunction<T> function) {
        return IntStream.range(classes == 2 ? 1 : 0, classes).mapToObj(function).toList();
    }

    /** Returns the probabilities of the classes, given what each function says of its own. */
    static double[] probabilities(double[] own) {
        if (own.length == 1) {
            return new double[] {1 - own[0], own[0]};
        }
        double sum = Arrays.stream(own).sum();
        return Arrays.stream(own)
                .map(probability -> sum > 0 ? probability / sum : 1.0 / own.length)
                .toArray();
    }
}
