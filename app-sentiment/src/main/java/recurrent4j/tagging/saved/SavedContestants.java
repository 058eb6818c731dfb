package recurrent4j.tagging.saved;

import java.util.List;
import java.util.stream.Stream;
import recurrent4j.bundle.SavedEnsemble;
import recurrent4j.bundle.SavedNames;
import recurrent4j.io.InputException;
import recurrent4j.tagging.saved.SavedReading.SavedNetwork;

/**
 * Who of a training is kept in a bundle, and who answers.
 *
 * @param answers the name of whoever was best on the validation part
 * @param baselines at most one of each kind
 * @param networks those that answer alone or together
 */
record SavedContestants(String answers, List<SavedBaseline> baselines, List<Networks> networks) {

    /**
     * Networks that answer together.
     *
     * @param members their places among the networks of the bundle
     */
    record Networks(String name, List<Integer> members) implements SavedEnsemble {}

    /** @throws InputException if nobody has the name of whoever answers, or two have the same */
    SavedContestants {
        new SavedNames(answers, names(baselines, networks));
        if (baselines.stream().map(SavedBaseline::kind).distinct().count() < baselines.size()) {
            throw new InputException("Two baselines are of one kind: %s.", baselines);
        }
    }

    /** @throws InputException if members are none of these networks, or those that answer together read or choose otherwise */
    void require(List<SavedNetwork> all) {
        for (Networks together : networks) {
            SavedNames.requirePlaces(together.name(), together.members(), all.size());
            SavedNetwork first = all.get(together.members().get(0));
            boolean alike = together.members().stream()
                    .map(all::get)
                    .allMatch(other -> other.encoding() == first.encoding() && other.chained() == first.chained());
            if (!alike) {
                throw new InputException("The networks of %s read or choose in different ways.", together.name());
            }
        }
    }

    /** Returns all names in the order of a table, and whoever answers. */
    SavedNames names() {
        return new SavedNames(answers, names(baselines, networks));
    }

    private static List<String> names(List<SavedBaseline> baselines, List<Networks> networks) {
        return Stream.concat(
                        baselines.stream().map(SavedBaseline::name),
                        networks.stream().map(Networks::name))
                .toList();
    }
}
