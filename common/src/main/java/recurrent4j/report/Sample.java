package recurrent4j.report;

/** Text that a section shows in colours. */
public sealed interface Sample permits ShadedText, MarkedText {

    /** What it is, or empty. */
    String caption();
}
