package recurrent4j.bundle;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import recurrent4j.eval.Metric;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;

/**
 * The names of the contestants that a bundle holds, of which one answers.
 *
 * @param answers whoever was best on the validation part, or was asked for
 * @param all in the order of a table
 */
public record SavedNames(String answers, List<String> all) {

    /** @throws InputException if nobody has the name of whoever answers, or two have the same */
    public SavedNames {
        all = List.copyOf(all);
        if (!all.contains(answers) || all.stream().distinct().count() < all.size()) {
            throw new InputException("Of the contestants %s shall answer; they are %s.", answers, quoted(all));
        }
    }

    /**
     * Returns the one name that is meant: written so, or with other capitals, or the only one of which it is a part.
     *
     * @param by empty for whoever answers anyway
     * @throws InputException if there is none, or several
     */
    public String named(Optional<String> by) {
        return by.map(this::named).orElse(answers);
    }

    private String named(String by) {
        String wanted = by.toLowerCase(Locale.ROOT);
        List<String> same = all.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).equals(wanted))
                .toList();
        List<String> parts = all.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        List<String> found = same.size() == 1 ? same : parts;
        if (found.size() != 1) {
            throw new InputException(
                    "--by %s is %s of what the model holds; choose one of %s.",
                    by, found.isEmpty() ? "none" : "several", quoted(all));
        }
        return found.get(0);
    }

    /** Says who answers, how good it was, and who else could, in one line, if there is a choice. */
    public Optional<String> remark(RunCard card, Metric metric) {
        String best = card.scores().stream()
                .filter(score -> score.contestant().name().equals(answers))
                .map(score -> score.metrics().get(metric.name()))
                .filter(measured -> measured != null && !Double.isNaN(measured.validation()))
                .map(measured -> Text.of(" (validation %s %.4f)", metric.name(), measured.validation()))
                .findFirst()
                .orElse("");
        String others = all.stream().filter(name -> !name.equals(answers)).collect(Collectors.joining("; "));
        return Optional.of(answers + best + " answers; --by chooses another: " + others + ".")
                .filter(remark -> all.size() > 1);
    }

    /**
     * Says which contestants of a training are not in a bundle since they are too large, and who answers where the winner is not.
     *
     * @param entered the names of all contestants
     * @param best the name of the best of them by validation
     * @param size what is too large, such as {@code words take more than the 44 MB}
     */
    public Optional<String> leftOut(List<String> entered, String best, String size) {
        List<String> large =
                entered.stream().filter(name -> !all.contains(name)).toList();
        String instead = large.contains(best)
                ? "%s was the best by validation, and \"%s\", the best of the others, answers instead"
                        .formatted(large.size() > 1 ? '"' + best + '"' : "It", answers)
                : "\"%s\", the best by validation, answers all the same".formatted(answers);
        return Optional.of("The model is saved without %s, whose %s that a part of a model may have. %s."
                        .formatted(
                                large.stream().map("\"%s\""::formatted).collect(Collectors.joining(" and ")),
                                size,
                                instead))
                .filter(sentence -> !large.isEmpty());
    }

    /**
     * Requires places of networks that answer together.
     *
     * @param count how many networks there are
     * @throws InputException if there are none, or a place is none
     */
    public static void requirePlaces(String name, List<Integer> places, int count) {
        if (places.isEmpty() || places.stream().anyMatch(place -> place < 0 || place >= count)) {
            throw new InputException("%s has the networks %s, of %d, counted from 0.", name, places, count);
        }
    }

    private static String quoted(List<String> names) {
        return names.stream().map("\"%s\""::formatted).collect(Collectors.joining(", "));
    }
}
