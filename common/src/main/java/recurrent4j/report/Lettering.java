package recurrent4j.report;

import java.util.ArrayList;
import java.util.List;

/** How much room text takes: nobody knows the reader's font, so it is that of a wide one, such as DejaVu Sans. */
final class Lettering {

    /** The size of all text in a chart, in the units of its drawing. */
    static final double SIZE = 12.5;

    /** The distance of two lines of text. */
    static final double LINE = 14.5;

    private static final String NARROW = " .,:;'|!()[]{}ijltf-I";
    private static final String WIDE = "mwMW@%+=<>~\u2013\u2014\u2192";

    /** From here on, letters are as wide as high. */
    private static final int FIRST_IDEOGRAPH = 0x2E80;

    private Lettering() {}

    /** Returns the width of a line of text. */
    static double width(String text) {
        double em = text.codePoints().mapToDouble(Lettering::width).sum();
        return em * SIZE;
    }

    private static double width(int letter) {
        if (NARROW.indexOf(letter) >= 0) {
            return 0.38;
        }
        if (WIDE.indexOf(letter) >= 0) {
            return 0.95;
        }
        return letter > FIRST_IDEOGRAPH ? 1 : Character.isUpperCase(letter) ? 0.77 : 0.63;
    }

    /** Returns the width of the widest line. */
    static double width(List<String> lines) {
        return lines.stream().mapToDouble(Lettering::width).max().orElse(0);
    }

    /** Returns a text in lines that are no wider than some room where its words allow it. */
    static List<String> wrapped(String text, double room) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (line.isEmpty() || width(longer) <= room) {
                line = longer;
            } else {
                lines.add(line);
                line = word;
            }
        }
        lines.add(line);
        return lines;
    }

    /** Returns a text that is no wider than some room, cut off where it is too long. */
    static String cut(String text, double room) {
        String cut = text;
        while (width(cut) > room && cut.length() > 2) {
            cut = cut.substring(0, cut.length() - 2).stripTrailing() + "…";
        }
        return cut;
    }
}
