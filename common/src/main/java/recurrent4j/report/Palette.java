package recurrent4j.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.List;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Colour, mark and stroke of each contestant. The first colours are those of Okabe and Ito (2008,
 * https://jfly.uni-koeln.de/color/), which colour-blind people can tell apart; marks and dashes say the same again.
 */
record Palette(List<String> contestants) {

    static final Color INK = new Color(0x1F2933);
    static final Color QUIET = new Color(0x5B6875);
    static final Color GRID = new Color(0xE4E8EC);

    static final Look PAST = new Look(QUIET, new Dot(), new BasicStroke(1));
    static final Look TRUTH = new Look(INK, new BoldCross(), SeriesLines.NONE);

    static final Look LEVEL = new Look(INK, SeriesMarkers.NONE, dashed(1, 2, 4));

    /** What truly followed, where it goes on from the past. */
    static final Look FOLLOWED = new Look(INK, new Dot(), new BasicStroke(1.5f));

    static final Look BAND = new Look(GRID, SeriesMarkers.NONE, SeriesLines.NONE);

    /** Opaque, so that the legend shows what the chart does, where a narrower band lies on a wider one. */
    private static final List<Color> SHADES = List.of(new Color(0xD5E7F3), new Color(0xA9CEE6), new Color(0x7DB5D9));

    private static final List<Color> COLORS = List.of(
            new Color(0x0072B2),
            new Color(0xD55E00),
            new Color(0x009E73),
            new Color(0xCC79A7),
            new Color(0xE69F00),
            new Color(0x56B4E9),
            new Color(0x882255),
            new Color(0x332288),
            new Color(0x999933));

    private static final List<Marker> MARKERS = List.of(
            SeriesMarkers.CIRCLE,
            SeriesMarkers.SQUARE,
            SeriesMarkers.DIAMOND,
            SeriesMarkers.TRIANGLE_UP,
            SeriesMarkers.TRIANGLE_DOWN);

    /** How one series looks. */
    record Look(Color color, Marker marker, BasicStroke stroke) {

        Look with(Marker other) {
            return new Look(color, other, stroke);
        }

        Look unjoined() {
            return new Look(color, marker, SeriesLines.NONE);
        }
    }

    /** The look of a contestant, or of the name at a place on this chart if nobody knows it. */
    Look look(String name, int place) {
        int known = contestants.indexOf(name);
        int index = known >= 0 ? known : contestants.size() + place;
        var stroke = index < COLORS.size()
                ? new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : dashed(2, 6, 4);
        return new Look(COLORS.get(index % COLORS.size()), MARKERS.get(index % MARKERS.size()), stroke);
    }

    /** The colour of a band, the widest first. */
    static Color shade(int place) {
        return SHADES.get(Math.min(place, SHADES.size() - 1));
    }

    private static BasicStroke dashed(float width, float... dashes) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
    }

    /** Smaller than the marks of XChart, which would drown the line that they sit on. */
    private static final class Dot extends Marker {

        @Override
        public void paint(Graphics2D graphics, double x, double y, int size) {
            graphics.fill(new Ellipse2D.Double(x - size / 4.0, y - size / 4.0, size / 2.0, size / 2.0));
        }
    }

    /** Larger than the marks of contestants, with a light edge, so that it shows on top of any of them. */
    private static final class BoldCross extends Marker {

        @Override
        public void paint(Graphics2D graphics, double x, double y, int size) {
            var cross = new Path2D.Double();
            double half = size * 0.75;
            cross.moveTo(x - half, y - half);
            cross.lineTo(x + half, y + half);
            cross.moveTo(x - half, y + half);
            cross.lineTo(x + half, y - half);
            graphics.setColor(Color.WHITE);
            graphics.setStroke(new BasicStroke(4.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(cross);
            graphics.setColor(INK);
            graphics.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(cross);
        }
    }
}
