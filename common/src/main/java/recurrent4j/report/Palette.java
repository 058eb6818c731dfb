package recurrent4j.report;

import java.util.List;

/**
 * Colour, dash and mark of each contestant. The colours themselves stand in {@code chart.css}, one set for light and one for
 * dark pages; dashes and marks say the same again.
 */
record Palette(List<String> contestants) {

    static final int COLORS = 8;
    static final int DASHES = 6;

    /** What is known: neither a contestant nor a reference. */
    static final Look PAST = new Look("past", "", Marker.DOT);

    /** What truly followed. */
    static final Look TRUTH = new Look("truth", "", Marker.CROSS);

    /** What something is compared with, such as the diagonal of a calibration. */
    static final Look REFERENCE = new Look("reference", "", Marker.DOT);

    private static final List<Marker> MARKERS =
            List.of(Marker.CIRCLE, Marker.SQUARE, Marker.DIAMOND, Marker.UP, Marker.DOWN, Marker.PLUS);

    /**
     * How one series looks.
     *
     * @param color the class of its colour
     * @param dash the class of its dash, or empty
     */
    record Look(String color, String dash, Marker marker) {

        /** Returns the same colour as an unbroken line, or as a broken one. */
        Look broken(boolean broken) {
            return new Look(color, !broken ? "" : dash.isEmpty() ? "d1" : dash, marker);
        }

        /** Returns the classes of an element, of which the first says what it is. */
        String classes(String kind) {
            return kind + " " + color + (dash.isEmpty() ? "" : " " + dash);
        }
    }

    /** The shape of a mark, as a path around 0. */
    enum Marker {
        DOT("M-1.8 0a1.8 1.8 0 1 0 3.6 0a1.8 1.8 0 1 0-3.6 0z"),
        CIRCLE("M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z"),
        SQUARE("M-3.6-3.6h7.2v7.2h-7.2z"),
        DIAMOND("M0-5L5 0L0 5L-5 0z"),
        UP("M0-4.8L4.6 3.6L-4.6 3.6z"),
        DOWN("M0 4.8L4.6-3.6L-4.6-3.6z"),
        PLUS("M-1.5-5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5v-3h3.5z"),
        CROSS("M-5.3-3.2L-3.2-5.3L0-2.1L3.2-5.3L5.3-3.2L2.1 0L5.3 3.2L3.2 5.3L0 2.1L-3.2 5.3L-5.3 3.2L-2.1 0z");

        private final String path;

        Marker(String path) {
            this.path = path;
        }

        String path() {
            return path;
        }
    }

    /** The look of a contestant, or of the name at a place on this chart if nobody knows it. */
    Look look(String name, int place) {
        int known = contestants.indexOf(name);
        int index = known >= 0 ? known : contestants.size() + place;
        int dash = (index + index / COLORS) % DASHES;
        return new Look("c" + index % COLORS, dash == 0 ? "" : "d" + dash, MARKERS.get(index % MARKERS.size()));
    }
}
