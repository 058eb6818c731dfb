package recurrent4j.report;

/** Text that a section shows in colours. */
public sealed interface Sample permits ShadedText, MarkedText, HeatMap {

    /** What it is, or empty. */
    String caption();
}
