package recurrent4j.seq2seq.baseline;

import java.util.Locale;

/** Which baseline a bundle holds. */
public enum BaselineKind {
    COPY_SOURCE(CopySource.class),
    MOST_FREQUENT_TARGET(MostFrequentTarget.class),
    NEAREST_SOURCE(SavedNearestSource.class),
    WORD_BY_WORD(WordByWord.Saved.class),
    PHRASE_LOOKUP(PhraseLookup.Saved.class),
    PHRASE_TRANSLATION(PhraseTranslation.Saved.class),
    TARGET_LANGUAGE_MODEL(TargetLanguageModel.Saved.class),
    LABEL_LANGUAGE_MODEL(LabelLanguageModel.Saved.class);

    private final Class<? extends SavedBaseline> saved;

    BaselineKind(Class<? extends SavedBaseline> saved) {
        this.saved = saved;
    }

    /** Returns that of a saved baseline. */
    public static BaselineKind of(SavedBaseline saved) {
        for (BaselineKind kind : values()) {
            if (kind.saved == saved.getClass()) {
                return kind;
            }
        }
        throw new IllegalArgumentException(saved + " has no kind.");
    }

    /** Returns what a bundle keeps of it. */
    public Class<? extends SavedBaseline> saved() {
        return saved;
    }

    /** Returns the name of the part of a bundle that holds it. */
    public String part() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
