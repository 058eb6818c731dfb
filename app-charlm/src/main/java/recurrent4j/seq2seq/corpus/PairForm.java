package recurrent4j.seq2seq.corpus;

/** How pairs are written in files. */
public enum PairForm {
    /** What a file turns out to be by its content. */
    DETECTED,

    /** Two files, a text a line in each: the same line of both is a pair. */
    PARALLEL,

    /** A pair a line: the source, a tab, the target; what follows behind another tab is not read. */
    PAIRS,

    /** As {@link #PAIRS}, and the source is one of few labels, each with many texts. */
    LABELS,

    /** A turn of a conversation a line, and an empty line between conversations. */
    TURNS,

    /** A conversation a line, its turns with tabs between them. */
    CONVERSATIONS,

    /** A pair a line, {@code IN: jump twice OUT: I_JUMP I_JUMP}. */
    SCAN,

    /** JSON: an array of arrays of a dialogue act and its sentence. */
    ACTS,

    /** A file for each label, whose name it is, with a text a line. */
    LABEL_FILES,

    /** Files of conversations in YAML, as ChatterBot's. */
    YAML
}
