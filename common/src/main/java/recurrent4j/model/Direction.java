package recurrent4j.model;

/** The order in which a recurrent stack reads a sequence. */
public enum Direction {
    /** From the first step to the last. */
    FORWARD,

    /** Both ways, by two sets of cells whose outputs stand side by side (Schuster and Paliwal 1997). */
    BIDIRECTIONAL
}
