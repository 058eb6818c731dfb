package recurrent4j.seq2seq.corpus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recurrent4j.io.Text;

/** Gives the sources that are to be scored all targets that they have. */
final class References {

    private References() {}

    /**
     * Equal sources become one with several references, unless each is to be scored for itself. Acts are scored one by one, since
     * their values are different, and have the sentences of all that are equal without them (as Wen et al. 2015 scored them).
     *
     * @param part what remarks call the pairs
     * @param remarks takes how many sources there are, if several are equal
     */
    static List<Pair> of(List<Pair> pairs, SuggestedTask suggested, String part, List<String> remarks) {
        boolean each = suggested.form() == PairForm.PARALLEL
                || suggested.task() == Task.CHAT
                || suggested.task() == Task.GENERATION;
        if (each) {
            return pairs;
        }
        Map<String, Pair> bySource = new LinkedHashMap<>();
        pairs.forEach(pair -> bySource.merge(pair.source(), pair, References::joined));
        if (suggested.form() == PairForm.ACTS) {
            return pairs.stream()
                    .map(pair -> joined(pair, bySource.get(pair.source())))
                    .toList();
        }
        if (bySource.size() < pairs.size()) {
            remarks.add(Text.of(
                    "%,d pairs of %s have %,d different sources, each with all its targets as references.",
                    pairs.size(), part, bySource.size()));
        }
        return List.copyOf(bySource.values());
    }

    private static Pair joined(Pair one, Pair other) {
        List<String> targets = new ArrayList<>(one.targets());
        other.targets().stream().filter(target -> !targets.contains(target)).forEach(targets::add);
        return new Pair(one.source(), targets, one.slots());
    }
}
