package recurrent4j.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Locale;

/** Draws a matrix as a square of shaded cells. */
final class MatrixDrawing {

    private static final int MARGIN = 12;
    private static final int TITLE = 34;
    private static final int LINE = 18;
    private static final int LARGEST_CELL = 110;
    private static final int SMALLEST_CELL = 26;
    private static final int SQUARE = 460;
    private static final int LONGEST_NAME = 20;

    /** On darker cells dark figures cannot be read. */
    private static final double LIGHT_FIGURES = 0.55;

    /** In smaller cells there is no room for more than the count. */
    private static final int ROOM_FOR_SHARE = 60;

    private final MatrixPlot plot;
    private final int cell;
    private final int left;

    MatrixDrawing(MatrixPlot plot) {
        this.plot = plot;
        int size = plot.names().size();
        cell = Math.max(SMALLEST_CELL, Math.min(LARGEST_CELL, SQUARE / size));
        int longest = plot.names().stream()
                .mapToInt(name -> shown(name).length())
                .max()
                .orElse(0);
        left = MARGIN + Math.max(7 * longest, 8 * plot.axes().rows().length()) + MARGIN;
    }

    /** Returns the picture, with so many pixels for each that a page is measured in. */
    BufferedImage picture(int scale) {
        int size = plot.names().size();
        // As wide as the other charts, so that a page shows its letters in the same size.
        int width = Math.max(Canvas.WIDTH, left + size * cell + MARGIN);
        int height = top() + size * cell + MARGIN;
        var image = new BufferedImage(scale * width, scale * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(scale, scale);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        names(graphics);
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                cell(graphics, row, column);
            }
        }
        graphics.dispose();
        return image;
    }

    private int top() {
        return MARGIN + TITLE + 2 * LINE + MARGIN / 2;
    }

    private void names(Graphics2D graphics) {
        graphics.setColor(Palette.INK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
        graphics.drawString(plot.title(), left, MARGIN + LINE);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        graphics.drawString(plot.axes().columns() + " →", left, MARGIN + TITLE + LINE / 2);
        graphics.drawString(plot.axes().rows() + " ↓", MARGIN, top() - MARGIN / 2);
        graphics.setColor(Palette.QUIET);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        for (int place = 0; place < plot.names().size(); place++) {
            String name = shown(plot.names().get(place));
            graphics.drawString(name, MARGIN, top() + place * cell + cell / 2 + 4);
            String above = fitting(graphics, name);
            centred(graphics, above, left + place * cell + cell / 2, top() - MARGIN / 2);
        }
    }

    private void cell(Graphics2D graphics, int row, int column) {
        double share = plot.share(row, column);
        int x = left + column * cell;
        int y = top() + row * cell;
        graphics.setColor(shade(share));
        graphics.fillRect(x + 1, y + 1, cell - 2, cell - 2);
        graphics.setColor(share > LIGHT_FIGURES ? Color.WHITE : Palette.INK);
        boolean roomy = cell >= ROOM_FOR_SHARE;
        graphics.setFont(new Font(Font.SANS_SERIF, roomy ? Font.BOLD : Font.PLAIN, roomy ? 14 : 9));
        String count = String.format(Locale.ROOT, "%,d", plot.counts()[row][column]);
        centred(graphics, count, x + cell / 2, y + cell / 2 + (roomy ? 0 : 4));
        if (roomy) {
            graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
            String percent = String.format(Locale.ROOT, "%.1f %%", 100 * share);
            centred(graphics, percent, x + cell / 2, y + cell / 2 + LINE);
        }
    }

    private static Color shade(double share) {
        Color dark = Palette.LEADING;
        return new Color(mix(share, dark.getRed()), mix(share, dark.getGreen()), mix(share, dark.getBlue()));
    }

    private static int mix(double share, int dark) {
        int light = 0xF4;
        return (int) Math.round(light + share * (dark - light));
    }

    private String fitting(Graphics2D graphics, String name) {
        String shown = name;
        while (shown.length() > 1 && graphics.getFontMetrics().stringWidth(shown) > cell - 2) {
            shown = shown.substring(0, shown.length() - 1);
        }
        return shown;
    }

    private static void centred(Graphics2D graphics, String text, int x, int y) {
        graphics.drawString(text, x - graphics.getFontMetrics().stringWidth(text) / 2, y);
    }

    private static String shown(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }
}
