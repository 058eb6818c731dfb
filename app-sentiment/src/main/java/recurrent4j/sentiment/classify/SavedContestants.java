package recurrent4j.sentiment.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import recurrent4j.bundle.SavedEnsemble;
import recurrent4j.bundle.SavedNames;
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
    record Networks(String name, List<Integer> members, Temperature temperature) implements SavedEnsemble {}

    /** @throws recurrent4j.io.InputException if nobody has the name of whoever answers, or two have the same */
    public SavedContestants {
        List<String> names = Stream.of(
                        Stream.of(majority),
                        linear.stream().map(Linear::name),
                        networks.stream().map(Networks::name))
                .flatMap(name -> name)
                .toList();
        new SavedNames(answers, names);
    }

    /** Returns what a bundle says that holds no contestant but its networks. */
    static SavedContestants of(String name, int networks) {
        List<Integer> all = IntStream.range(0, networks).boxed().toList();
        return new SavedContestants(name, "", List.of(), List.of(new Networks(name, all, Temperature.NONE)));
    }

    /** @throws recurrent4j.io.InputException if members are none of so many networks */
    void require(int count) {
        for (Networks together : networks) {
            SavedNames.requirePlaces(together.name(), together.members(), count);
        }
    }

    /** Returns all names in the order of a table, and whoever answers. */
    SavedNames names() {
        List<String> names = new ArrayList<>(majority.isEmpty() ? List.of() : List.of(majority));
        linear.forEach(one -> names.add(one.name()));
        networks.forEach(one -> names.add(one.name()));
        return new SavedNames(answers, names);
    }
}
