package recurrent4j.report;

/**
 * A drawn chart, or the sentence that says why there is none.
 *
 * @param description what a person who cannot see it should hear
 * @param caption what a person who sees it should know besides, or empty
 * @param png the picture, twice as many pixels each way as it is meant to be wide; empty if it could not be drawn
 * @param problem why it could not be drawn, or empty
 */
public record Chart(String title, String description, String caption, byte[] png, String problem) {

    /** Whether there is a picture. */
    public boolean isDrawn() {
        return png.length > 0;
    }
}
