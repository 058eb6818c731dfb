package recurrent4j.tagging.saved;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import recurrent4j.bundle.ModelBundle;
import recurrent4j.io.InputException;
import recurrent4j.tagging.baseline.CrfTagger;
import recurrent4j.tagging.baseline.HiddenMarkovModel;
import recurrent4j.tagging.baseline.MostFrequentTag;
import recurrent4j.tagging.baseline.SavedCrf;
import recurrent4j.tagging.baseline.SavedHiddenMarkovModel;
import recurrent4j.tagging.evaluate.Tagger;

/**
 * A baseline in a bundle.
 *
 * @param name of the tagger
 */
record SavedBaseline(String name, Kind kind) {

    /** A bundle refuses larger parts, in units of 2^20 bytes. */
    static final int LARGEST_MEGABYTES = 44;

    /** Which baseline it is. */
    enum Kind {
        MOST_FREQUENT_TAG,
        HIDDEN_MARKOV_MODEL,
        LINEAR_CHAIN_CRF
    }

    /** Returns what is said of a tagger; nothing of one that is none of the baselines. */
    static Optional<SavedBaseline> of(Tagger tagger) {
        if (tagger instanceof MostFrequentTag) {
            return Optional.of(new SavedBaseline(tagger.name(), Kind.MOST_FREQUENT_TAG));
        } else if (tagger instanceof HiddenMarkovModel) {
            return Optional.of(new SavedBaseline(tagger.name(), Kind.HIDDEN_MARKOV_MODEL));
        }
        return tagger instanceof CrfTagger
                ? Optional.of(new SavedBaseline(tagger.name(), Kind.LINEAR_CHAIN_CRF))
                : Optional.empty();
    }

    /** Returns what a bundle keeps of a baseline. */
    static Object part(Tagger baseline) {
        if (baseline instanceof HiddenMarkovModel model) {
            return model.saved();
        }
        return baseline instanceof CrfTagger crf ? crf.saved() : baseline;
    }

    /** Whether a tagger is small enough for a bundle. */
    static boolean fits(Tagger tagger) {
        long bytes = 0;
        if (tagger instanceof CrfTagger crf) {
            SavedCrf saved = crf.saved();
            bytes = size(saved.features()) + size(saved.pairs()) + size(saved.weights());
        } else if (tagger instanceof HiddenMarkovModel model) {
            SavedHiddenMarkovModel saved = model.saved();
            bytes = size(saved.pairs()) + size(saved.trigrams()) + length(saved.words());
        } else if (tagger instanceof MostFrequentTag most) {
            bytes = length(most.tags().keySet()) + length(most.tags().values());
        }
        return bytes <= (long) LARGEST_MEGABYTES << 20;
    }

    private static long size(List<byte[]> pieces) {
        return pieces.stream().mapToLong(piece -> piece.length).sum();
    }

    private static long length(Collection<String> words) {
        return words.stream().mapToLong(word -> word.length() + 8L).sum();
    }

    /** Returns the name of the part that holds it. */
    String part() {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the tagger.
     *
     * @throws InputException if its parts do not belong together, or it answers what is not to be answered
     */
    Tagger tagger(ModelBundle bundle, TagTask task) throws IOException {
        return switch (kind) {
            case MOST_FREQUENT_TAG -> {
                var most = bundle.part(part(), MostFrequentTag.class);
                requireTags(most.tags().values(), task);
                requireTags(List.of(most.unknown()), task);
                if (most.column() < -1 || most.column() >= task.columns().size()) {
                    throw new InputException(
                            "It reads column %d, of %d.",
                            most.column(), task.columns().size());
                }
                yield new MostFrequentTag(most.column(), Map.copyOf(most.tags()), most.unknown());
            }
            case HIDDEN_MARKOV_MODEL -> {
                var model = bundle.part(part(), SavedHiddenMarkovModel.class);
                requireTags(model.tags(), task);
                yield model.tagger();
            }
            case LINEAR_CHAIN_CRF -> {
                var crf = bundle.part(part(), SavedCrf.class);
                requireTags(crf.tags(), task);
                if (crf.columns() > task.columns().size() || crf.scheme() != task.scheme()) {
                    throw new InputException(
                            "It reads %d columns and answers in %s, of %d and %s.",
                            crf.columns(), crf.scheme(), task.columns().size(), task.scheme());
                }
                yield crf.tagger();
            }
        };
    }

    private static void requireTags(Collection<String> tags, TagTask task) {
        Optional<String> strange =
                tags.stream().filter(tag -> !task.tags().contains(tag)).findFirst();
        if (strange.isPresent()) {
            throw new InputException("It answers %s, which is none of %s.", strange.get(), task.tags());
        }
    }
}
