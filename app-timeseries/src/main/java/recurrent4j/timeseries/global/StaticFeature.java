package recurrent4j.timeseries.global;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import recurrent4j.io.InputException;
import recurrent4j.timeseries.series.SeriesSet;

/**
 * How a static feature is shown: a number in units of its deviation over the series of the training, or a category as one of
 * as many numbers as there were, and one more for those that were not.
 *
 * @param name of the column
 * @param categories in the order of their numbers; none for a number
 * @param mean of the numbers
 * @param deviation of the numbers; 0 for one that all series share and that tells nothing
 */
public record StaticFeature(String name, List<String> categories, double mean, double deviation) {

    /** Beyond so many deviations, more is no more to learn from. */
    private static final double FARTHEST = 10;

    /** @throws InputException if a category is there twice, or the scale is none */
    public StaticFeature {
        categories = List.copyOf(categories);
        if (categories.stream().distinct().count() < categories.size()) {
            throw new InputException("The static feature %s has a category twice.", name);
        }
        if (!Double.isFinite(mean) || !(deviation >= 0 && deviation < Double.POSITIVE_INFINITY)) {
            throw new InputException("A mean of %s and a deviation of %s are no scale.", mean, deviation);
        }
    }

    /** Fits to the series of a training: numbers where all of them are, else categories. */
    static StaticFeature of(SeriesSet known, int which) {
        String name = known.names().statics().get(which);
        List<String> texts = known.series().stream()
                .map(series -> series.covariates().statics().get(which))
                .toList();
        if (!texts.stream().allMatch(StaticFeature::isNumber)) {
            return new StaticFeature(name, List.copyOf(new TreeSet<>(texts)), 0, 1);
        }
        double[] numbers = texts.stream().mapToDouble(Double::parseDouble).toArray();
        double mean = Arrays.stream(numbers).average().orElseThrow();
        double squares = Arrays.stream(numbers)
                .map(number -> (number - mean) * (number - mean))
                .average()
                .orElseThrow();
        return new StaticFeature(name, List.of(), mean, Math.sqrt(squares));
    }

    private static boolean isNumber(String text) {
        try {
            return Double.isFinite(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    static List<String> names(List<StaticFeature> all) {
        return all.stream().map(StaticFeature::name).toList();
    }

    /** Returns as how many numbers it is shown. */
    int width() {
        return categories.isEmpty() ? 1 : categories.size() + 1;
    }

    /**
     * Returns what is shown of a series.
     *
     * @param hidden whether a category is shown as one that was not there, so that networks learn what to make of that
     * @throws InputException if it is no number where a number is called for
     */
    double[] shown(String text, boolean hidden) {
        double[] shown = new double[width()];
        if (categories.isEmpty()) {
            if (!isNumber(text)) {
                throw new InputException("\"%s\" is a number, and \"%s\" is none; correct the column.", name, text);
            }
            double units = deviation > 0 ? (Double.parseDouble(text) - mean) / deviation : 0;
            shown[0] = Math.max(-FARTHEST, Math.min(FARTHEST, units));
        } else {
            int place = categories.indexOf(text);
            shown[place < 0 || hidden ? categories.size() : place] = 1;
        }
        return shown;
    }
}
