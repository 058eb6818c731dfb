package recurrent4j.report;

import java.util.List;
import recurrent4j.io.Text;

/**
 * How much each of some tokens has to do with each of others, as a table whose cells are the darker, the larger their share
 * is; such as how much a network has looked at each source token for each target token (Bahdanau et al. 2014, figure 3).
 *
 * @param caption what it is, or empty
 * @param down what the rows are
 * @param across what the columns are
 * @param shares from 0 to 1, {@code [row][column]}
 */
public record HeatMap(String caption, Axis down, Axis across, float[][] shares) implements Sample {

    /** More of them cannot be taken in, and would make a page of nothing else. */
    static final int MOST = 80;

    /** So many columns have room for figures beside long names on a wide screen. */
    static final int MOST_WITH_FIGURES = 32;

    /** A smaller share has no figure. */
    private static final double LEAST_WRITTEN = 0.05;

    /** A smaller share has no shade that could be seen. */
    private static final double LEAST_SHADED = 0.005;

    private static final double[] KEY = {0, 0.25, 0.5, 0.75, 1};

    /**
     * The tokens of a side.
     *
     * @param name what they are, such as {@code read}
     */
    public record Axis(String name, List<String> tokens) {

        public Axis {
            tokens = List.copyOf(tokens);
        }

        private List<TokenLabel> labels() {
            return tokens.stream().limit(MOST).map(TokenLabel::new).toList();
        }
    }

    /** @throws IllegalArgumentException if there is not a share for each two tokens */
    public HeatMap {
        boolean fits = shares.length == down.tokens().size();
        for (float[] row : shares) {
            fits &= row.length == across.tokens().size();
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    "The %d rows are not of %d times %d shares; give one for each two tokens."
                            .formatted(
                                    shares.length,
                                    down.tokens().size(),
                                    across.tokens().size()));
        }
    }

    /** Adds what the shades mean to a page. */
    static void writeKey(StringBuilder html) {
        html.append("<p class=\"key\">");
        for (double share : KEY) {
            html.append("<span%s>%s %%</span>".formatted(Markup.shade("weight", share), percent(share)));
        }
        html.append("</p>\n");
    }

    /** Adds the table to a page. */
    void write(StringBuilder html) {
        List<TokenLabel> rows = down.labels();
        List<TokenLabel> columns = across.labels();
        html.append("<div class=\"heat%s\" tabindex=\"0\">\n<table>\n"
                .formatted(columns.size() > MOST_WITH_FIGURES ? " dense" : ""));
        html.append("<thead><tr><td>↓ %s<br>→ %s</td>"
                .formatted(Markup.escaped(down.name()), Markup.escaped(across.name())));
        columns.forEach(column -> html.append(column.aboveColumn()));
        html.append("</tr></thead>\n<tbody>\n");
        for (int row = 0; row < rows.size(); row++) {
            html.append("<tr>").append(rows.get(row).besideRow());
            for (int column = 0; column < columns.size(); column++) {
                String pair =
                        rows.get(row).escaped() + " ← " + columns.get(column).escaped();
                html.append(cell(pair, shares[row][column]));
            }
            html.append("</tr>\n");
        }
        html.append("</tbody>\n</table>\n</div>\n");
        html.append(cut(down)).append(cut(across));
    }

    private static String cell(String escapedPair, double share) {
        String shade = share < LEAST_SHADED ? "" : Markup.shade("weight", Math.min(1, share));
        String figure = share < LEAST_WRITTEN ? "" : percent(share);
        return "<td%s title=\"%s: %s\">%s</td>".formatted(shade, escapedPair, Text.of("%.3f", share), figure);
    }

    private static String percent(double share) {
        return Text.of("%.0f", 100 * share);
    }

    private static String cut(Axis axis) {
        int tokens = axis.tokens().size();
        return tokens <= MOST
                ? ""
                : "<p class=\"quiet\">%s</p>\n"
                        .formatted(Markup.escaped(
                                Text.of("The first %d of %,d tokens %s are shown.", MOST, tokens, axis.name())));
    }
}
