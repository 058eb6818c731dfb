package recurrent4j.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Score;
import recurrent4j.eval.ScoreTable;
import recurrent4j.eval.Scoreboard;
import recurrent4j.eval.Table;
import recurrent4j.io.AtomicFile;

/** The page while it is being written, from top to bottom; every text that comes in is escaped here. */
public final class HtmlPage {

    /** So many charts in a section stand side by side. */
    private static final int SMALL_MULTIPLES = 3;

    private static final String PARAMETERS = "parameters";

    private final StringBuilder html = new StringBuilder();

    /** Begins a page in the style of all reports. */
    public HtmlPage(String title) {
        this(title, Optional.empty());
    }

    private HtmlPage(String title, Optional<Reloading> reloading) {
        html.append("""
                <!DOCTYPE html>
                <html lang="en"%s>
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'%s">
                %s<title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <main>
                """.formatted(
                        reloading.map(Reloading::attributes).orElse(""),
                        reloading.map(loads -> Reloading.policy()).orElse(""),
                        reloading.map(Reloading::head).orElse(""),
                        Markup.escaped(title),
                        style()));
        element("h1", "", title);
        html.append(reloading.map(Reloading::stale).orElse(""));
    }

    /**
     * Begins a page that browsers load anew every few seconds, such as that of a training which goes on; the page that
     * replaces it in the end does not.
     */
    public static HtmlPage refreshing(String title, Reloading reloading) {
        return new HtmlPage(title, Optional.of(reloading));
    }

    /** Adds the sentence that says it all: who is best, or how far a training is. */
    public void verdict(String sentence) {
        element("p", "verdict", sentence);
    }

    /** Adds the scoreboard, whose figures stand before what was spent on them: a telephone shows the first columns alone. */
    void scores(Scoreboard board) {
        ScoreTable table = board.table();
        html.append("<h2>Scores</h2>\n");
        List<String> headings = figuresFirst(table.headings(), table.headings());
        head(headings);
        for (Score score : board.scores()) {
            boolean best = score == board.winner();
            String tag = best ? "best" : score.contestant().isBaseline() ? "baseline" : "";
            html.append(best ? "<tr class=\"best\">" : "<tr>");
            List<String> cells = figuresFirst(table.headings(), cells(table, score));
            row(tag, cells, cell -> table.isBest(score, headings.get(cell)) ? " class=\"top\"" : "");
        }
        html.append("</tbody>\n</table>\n</div>\n");
        element("p", "quiet", table.title() + " The best score of each column is bold.");
        board.remarks().forEach(remark -> element("p", "losing", remark));
    }

    /** Adds a section under its title: words, tables, samples, charts. */
    public void section(Section section) {
        element("h2", "", section.title());
        section.text()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> element("p", "", line));
        charts(section.charts(), section.title());
        section.tables().forEach(this::table);
        samples(section.samples());
    }

    void provenance(Provenance provenance) {
        DataSource data = provenance.data();
        html.append("<h2>How to run this again</h2>\n<dl>\n");
        fact("Command", "<code>" + words(provenance.command()) + "</code>");
        fact("Seed", String.valueOf(provenance.seed()));
        fact(
                "Data",
                Markup.escaped(data.name() + ", " + data.extent() + ", from "
                        + (data.path().isEmpty() ? data.generator() : data.path())));
        fact("SHA-256", "<code>" + Markup.escaped(data.sha256()) + "</code>");
        fact("Environment", Markup.escaped(provenance.environment().sentence()));
        html.append("</dl>\n");
    }

    /** Writes the page, which ends here; if that fails, a file that was there before is unchanged. */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, toString());
    }

    /** The page as text, which ends here. */
    @Override
    public String toString() {
        return html + "<footer>Written by Recurrent4j.</footer>\n</main>\n</body>\n</html>\n";
    }

    /** A method that is fitted to each series anew has no number that it has learned from all, which is not to say none. */
    private static List<String> cells(ScoreTable table, Score score) {
        List<String> cells = new ArrayList<>(table.cells(score));
        if (score.contestant().parameters() == 0) {
            cells.set(table.headings().indexOf(PARAMETERS), "-");
        }
        return cells;
    }

    private static List<String> figuresFirst(List<String> headings, List<String> cells) {
        List<String> order = new ArrayList<>(cells);
        int parameters = headings.indexOf(PARAMETERS);
        order.add(order.size() - 2, order.remove(parameters));
        return order;
    }

    /** @param style the attributes of a cell by its place */
    private void row(String tag, List<String> cells, IntFunction<String> style) {
        html.append("<th scope=\"row\">").append(Markup.escaped(cells.get(0)));
        html.append(tag.isEmpty() ? "" : " <span class=\"tag\">" + tag + "</span>")
                .append("</th>");
        for (int cell = 1; cell < cells.size(); cell++) {
            html.append("<td" + style.apply(cell) + ">" + Markup.escaped(cells.get(cell)) + "</td>");
        }
        html.append("</tr>\n");
    }

    private void table(Table table) {
        head(table.headings());
        for (int row = 0; row < table.rows().size(); row++) {
            html.append("<tr>");
            List<Double> shades =
                    table.shades().isEmpty() ? List.of() : table.shades().get(row);
            row("", table.rows().get(row), cell -> shades.isEmpty() ? "" : Markup.shade("shade", shades.get(cell - 1)));
        }
        html.append("</tbody>\n</table>\n</div>\n");
    }

    private void head(List<String> headings) {
        html.append("<div class=\"table\">\n<table>\n<thead><tr>");
        headings.forEach(heading -> html.append("<th scope=\"col\">" + Markup.escaped(heading) + "</th>"));
        html.append("</tr></thead>\n<tbody>\n");
    }

    private void samples(List<Sample> samples) {
        List<MarkedText> marked = of(MarkedText.class, samples);
        if (!marked.isEmpty()) {
            MarkedText.writeKey(marked, html);
        }
        of(ShadedText.class, samples).stream()
                .filter(ShadedText::isShaded)
                .findFirst()
                .ifPresent(shaded -> shaded.writeKey(html));
        if (!of(HeatMap.class, samples).isEmpty()) {
            HeatMap.writeKey(html);
        }
        samples.forEach(this::sample);
    }

    private static <S extends Sample> List<S> of(Class<S> kind, List<Sample> samples) {
        return samples.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void sample(Sample sample) {
        if (!sample.caption().isEmpty()) {
            element("p", "quiet", sample.caption());
        }
        if (sample instanceof MarkedText marked) {
            marked.write(html);
        } else if (sample instanceof ShadedText shaded) {
            shaded.write(html);
        } else if (sample instanceof HeatMap heat) {
            heat.write(html);
        }
    }

    /** Several charts stand side by side where there is room; alone, one is as wide as the page. */
    private void charts(List<Chart> charts, String above) {
        List<Chart> drawn = charts.stream().filter(Chart::isDrawn).toList();
        boolean small = charts.size() >= SMALL_MULTIPLES;
        boolean shared = drawn.size() > 1 && ChartKey.isCommon(drawn);
        html.append(small ? "<div class=\"charts\">\n" : "");
        for (Chart chart : charts) {
            if (chart.isDrawn()) {
                html.append("<figure>\n");
                chart(chart, small, above, ChartKey.of(shared ? drawn : List.of(chart)));
                below(shared ? List.of() : List.of(chart), small);
                html.append("</figure>\n");
            } else {
                element("p", "losing", chart.title() + ": " + chart.problem());
            }
        }
        html.append(small ? "</div>\n" : "");
        below(shared ? drawn : List.of(), small);
    }

    private void chart(Chart chart, boolean small, String above, ChartKey key) {
        if (!chart.title().equals(above)) {
            element("p", "caption", chart.title());
        }
        html.append(small ? "" : chart.svg(ChartSize.WIDE, key)).append(chart.svg(ChartSize.NARROW, key));
    }

    /** Adds what charts have in common: their key, on narrow screens alone if others show the names in them, and words. */
    private void below(List<Chart> charts, boolean small) {
        boolean narrow = !small && charts.stream().allMatch(Chart::hasNames);
        html.append(ChartKey.of(charts).html(narrow ? "narrow" : ""));
        charts.stream()
                .map(Chart::caption)
                .filter(caption -> !caption.isEmpty())
                .distinct()
                .forEach(caption -> element(charts.size() > 1 ? "p" : "figcaption", "quiet", caption));
    }

    /** A text, such as a command, whose options stay whole: browsers break lines behind hyphens, too. */
    private static String words(String text) {
        return Arrays.stream(text.split(" "))
                .map(word -> word.startsWith("--")
                        ? "<span class=\"word\">" + Markup.escaped(word) + "</span>"
                        : Markup.escaped(word))
                .collect(Collectors.joining(" "));
    }

    private void fact(String name, String escapedValue) {
        html.append("<dt>" + name + "</dt><dd>" + escapedValue + "</dd>\n");
    }

    private void element(String tag, String style, String text) {
        String attribute = style.isEmpty() ? "" : " class=\"" + style + "\"";
        html.append("<" + tag + attribute + ">" + words(text) + "</" + tag + ">\n");
    }

    private static String style() {
        try (InputStream in = HtmlPage.class.getResourceAsStream("report.css")) {
            return Chart.style() + new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The style of the report cannot be read from our own jar file", e);
        }
    }
}
