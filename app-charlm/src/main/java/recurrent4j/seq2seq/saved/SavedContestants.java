package recurrent4j.seq2seq.saved;

import java.util.List;
import java.util.stream.Stream;
import recurrent4j.bundle.SavedEnsemble;
import recurrent4j.bundle.SavedNames;
import recurrent4j.io.InputException;

/**
 * Who of a training is kept in a bundle, and who answers.
 *
 * @param answers the name of whoever was best on the validation part
 * @param baselines at most one of each kind
 * @param networks those that answer alone or together
 */
record SavedContestants(String answers, List<SavedEntry> baselines, List<Networks> networks) {

    /**
     * Networks that answer together.
     *
     * @param members their places among the networks of the bundle
     * @param tied whether the kernels of their last layers are the embeddings of the target's tokens
     * @param decoding how they search for a text unless another way is asked for
     */
    record Networks(String name, List<Integer> members, boolean tied, SavedDecoding decoding)
            implements SavedEnsemble {}

    /** @throws InputException if nobody has the name of whoever answers, or two have the same */
    SavedContestants {
        baselines = List.copyOf(baselines);
        networks = List.copyOf(networks);
        new SavedNames(answers, names(baselines, networks));
        if (baselines.stream().map(SavedEntry::kind).distinct().count() < baselines.size()) {
            throw new InputException("Two baselines are of one kind: %s.", baselines);
        }
    }

    /** @throws InputException if members are none of so many networks, or nothing can be decoded so */
    void require(int count) {
        for (Networks together : networks) {
            SavedNames.requirePlaces(together.name(), together.members(), count);
            together.decoding().settings();
        }
    }

    /** Returns all names in the order of a table, and whoever answers. */
    SavedNames names() {
        return new SavedNames(answers, names(baselines, networks));
    }

    private static List<String> names(List<SavedEntry> baselines, List<Networks> networks) {
        return Stream.concat(
                        baselines.stream().map(SavedEntry::name),
                        networks.stream().map(Networks::name))
                .toList();
    }
}
