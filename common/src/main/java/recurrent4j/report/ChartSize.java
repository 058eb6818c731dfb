package recurrent4j.report;

/** How much room a chart has: on a screen, on a telephone or in one of several columns, or as a file of its own. */
enum ChartSize {
    /** Names stand beside the ends of lines if there is room. */
    WIDE("wide", 820, 330),
    /** Lines have numbers at their ends, and names in a key below. */
    NARROW("narrow", 350, 280),
    /** As wide, with a title and a background. */
    ALONE("alone", 820, 390);

    private final String style;
    private final double width;
    private final double height;

    ChartSize(String style, double width, double height) {
        this.style = style;
        this.width = width;
        this.height = height;
    }

    /** The class by which a page shows one and hides the other. */
    String style() {
        return style;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    boolean hasTitle() {
        return this == ALONE;
    }

    /** Whether a pointer is likely, which is shown the figures. */
    boolean hasPointer() {
        return this != NARROW;
    }
}
