package recurrent4j.sentiment.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import recurrent4j.io.InputException;
import recurrent4j.sentiment.baseline.SavedBaseline;
import recurrent4j.sentiment.evaluate.Temperature;

/**
 * Who of a training is kept in a bundle, and who answers.
 *
 * @param answers the name of whoever was best on the validation part
 * @param majority the name of the majority class, or empty if it is not among them
 * @param linear the linear classifiers, whose parts are called like their kinds
 * @param networks those that answer alone or together
 */
public record SavedContestants(String answers, String majority, List<Linear> linear, List<Networks> networks) {

    /** A linear classifier, and the temperature of its probabilities. */
    record Linear(String name, SavedBaseline.Kind kind, Temperature temperature) {

        String part() {
            return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Networks that answer together.
     *
     * @param members their places among the networks of the bundle
     */
    record Networks(String name, List<Integer> members, Temperature temperature) {}

    /** @throws InputException if nobody has the name of whoever answers, or two have the same */
    public SavedContestants {
        List<String> names = Stream.of(
                        Stream.of(majority),
                        linear.stream().map(Linear::name),
                        networks.stream().map(Networks::name))
                .flatMap(name -> name)
                .toList();
        if (!names.contains(answers) || names.stream().distinct().count() < names.size()) {
            throw new InputException("Of the contestants %s shall answer; they are %s.", answers, quoted(names));
        }
    }

    /** Returns what a bundle says that holds no contestant but its networks. */
    static SavedContestants of(String name, int networks) {
        List<Integer> all = IntStream.range(0, networks).boxed().toList();
        return new SavedContestants(name, "", List.of(), List.of(new Networks(name, all, Temperature.NONE)));
    }

    /** @throws InputException if members are none of so many networks */
    void require(int count) {
        for (Networks together : networks) {
            if (together.members().isEmpty()
                    || together.members().stream().anyMatch(place -> place < 0 || place >= count)) {
                throw new InputException(
                        "%s has the networks %s, of %d, counted from 0.", together.name(), together.members(), count);
            }
        }
    }

    /** Returns all names in the order of a table. */
    List<String> names() {
        List<String> names = new ArrayList<>(majority.isEmpty() ? List.of() : List.of(majority));
        linear.forEach(one -> names.add(one.name()));
        networks.forEach(one -> names.add(one.name()));
        return names;
    }

    /**
     * Returns the one name that is meant: written so, or with other capitals, or the only one of which it is a part.
     *
     * @throws InputException if there is none, or several
     */
    String named(String by) {
        return named(names(), by);
    }

    /** Returns the one of some names that is meant, as {@link #named(String)} does. */
    public static String named(List<String> names, String by) {
        String wanted = by.toLowerCase(Locale.ROOT);
        List<String> same = names.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).equals(wanted))
                .toList();
        List<String> parts = names.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        List<String> found = same.size() == 1 ? same : parts;
        if (found.size() != 1) {
            throw new InputException(
                    "--by %s is %s of what the model holds; choose one of %s.",
                    by, found.isEmpty() ? "none" : "several", quoted(names));
        }
        return found.get(0);
    }

    private static String quoted(List<String> names) {
        return names.stream().map("\"%s\""::formatted).collect(Collectors.joining(", "));
    }
}
