package recurrent4j.bundle;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Which contestants of a bundle are loaded, and which networks these need.
 *
 * @param answers the name of whoever answers
 * @param contestants the names of those that are loaded
 * @param places of the networks that are loaded, in that order
 */
public record SavedChoice(String answers, List<String> contestants, List<Integer> places) {

    /**
     * Who shall answer, and whether the others are loaded, too.
     *
     * @param by the name of whoever shall answer, or part of it; empty for whoever was best on the validation part
     */
    public record Asked(Optional<String> by, boolean all) {}

    /** Copies the lists. */
    public SavedChoice {
        contestants = List.copyOf(contestants);
        places = List.copyOf(places);
    }

    /**
     * Chooses contestants.
     *
     * @param names of all contestants that a bundle holds
     * @param ensembles those of them that are networks
     * @throws recurrent4j.io.InputException if nobody has the name that is asked for, or several have
     */
    public static SavedChoice of(Asked asked, SavedNames names, List<? extends SavedEnsemble> ensembles) {
        String answers = names.named(asked.by());
        List<String> contestants = asked.all() ? names.all() : List.of(answers);
        List<Integer> places = ensembles.stream()
                .filter(ensemble -> contestants.contains(ensemble.name()))
                .flatMap(ensemble -> ensemble.members().stream())
                .distinct()
                .toList();
        return new SavedChoice(answers, contestants, places);
    }

    /** Whether the contestant of a name is loaded. */
    public boolean includes(String name) {
        return contestants.contains(name);
    }

    /**
     * Returns the networks that are to be loaded, for a {@link ModelBundle.Choice}.
     *
     * @param fit what the network at a place has to read and to answer
     */
    public List<ModelBundle.Wanted> wanted(IntFunction<NetworkFit> fit) {
        return places.stream()
                .map(place -> new ModelBundle.Wanted(place, fit.apply(place)))
                .toList();
    }

    /**
     * Returns what belongs to the networks of an ensemble, in their order.
     *
     * @param loaded for each network that was loaded what belongs to it, in the order of their loading
     */
    public <T> List<T> of(SavedEnsemble ensemble, List<T> loaded) {
        return ensemble.members().stream()
                .map(place -> loaded.get(places.indexOf(place)))
                .toList();
    }
}
