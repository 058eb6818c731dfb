package recurrent4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartKeyTest {

    private static final LinePlot.Axes AXES = new LinePlot.Axes("epoch", "loss", false);
    private static final Pattern NAME =
            Pattern.compile("<text class=\"n [^\"]+\" x=\"([^\"]+)\" y=\"[^\"]+\">([^<]+)</text>");

    @ParameterizedTest
    @CsvSource({
        "0", "3", "12", "25", "40", "70",
    })
    void namesTakeATenthOfAChartAtMost(int length) {
        for (int lines = 1; lines <= 8; lines++) {
            Chart chart = chart(lines, length);
            for (ChartSize size : ChartSize.values()) {
                String svg = size == ChartSize.ALONE ? chart.svg() : chart.svg(size);
                assertThat(share(svg, size)).as("%d names on %s", lines, size).isLessThanOrEqualTo(0.1);
            }
        }
    }

    @Test
    void onATelephoneLinesReachAlmostFromEdgeToEdge() {
        String svg = chart(8, 40).svg(ChartSize.NARROW);
        double right = Pattern.compile("class=\"grid\" d=\"M[\\d.]+ [\\d.]+H([\\d.]+)")
                .matcher(svg)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .findFirst()
                .orElseThrow();
        assertThat(right).isGreaterThan(0.92 * ChartSize.NARROW.width());
    }

    @Test
    void namesWithoutRoomStandBelowAsAWhole() {
        Chart chart = chart(6, 60);
        String html = page(chart);
        assertThat(chart.hasNames()).isFalse();
        assertThat(html)
                .contains("<ul class=\"legend\">", "</svg>1 1 " + "x".repeat(58), "</svg>6 6 " + "x".repeat(58))
                .contains(">6</text>")
                .doesNotContain("…");
    }

    @Test
    void namesThatStandInAWideChartAreRepeatedForNarrowScreensAlone() {
        assertThat(page(chart(2, 12))).contains("<ul class=\"legend narrow\">", ">2 xxxxxxxxxx</text>");
    }

    @Test
    void chartsWithTheSameContestantsHaveOneKey() {
        Chart some = chart(3, 30);
        Chart fewer = chart(2, 30);
        String html = page(some, fewer, some);
        assertThat(html.split("<ul class=\"legend\">", -1)).hasSize(2);
        assertThat(html.indexOf("<ul class=\"legend\">")).isGreaterThan(html.lastIndexOf("</figure>"));
    }

    @Test
    void chartsInWhichALookMeansSeveralThingsHaveTheirOwn() {
        Chart training = new Charts(List.of("training"))
                .lines(new LinePlot("Loss", AXES, List.of(Series.counted("training", 1, new double[] {2, 1}))));
        Chart network = new Charts(List.of("GRU"))
                .lines(new LinePlot("All", AXES, List.of(Series.counted("GRU", 1, new double[] {2, 1}))));
        assertThat(page(training, network).split("<ul class=\"legend", -1)).hasSize(3);
    }

    @Test
    void areasHaveNoNumbers() {
        Chart fan = new Charts(List.of("first", "second"))
                .fan(
                        new Continuation(
                                "Next", new double[] {1, 2}, new double[] {3}, Map.of("first", new double[] {2.5})),
                        List.of(new Continuation.Band("80 %", new double[] {1}, new double[] {4})));
        assertThat(page(fan))
                .contains("</svg>1 truth</li>", "</svg>2 first</li>", "</svg>80 %</li>")
                .doesNotContain(">3</text>\n</svg>");
    }

    @Test
    void aNameIsNeverMarkup() {
        Chart odd = new Charts(List.of())
                .lines(new LinePlot("Odd", AXES, List.of(Series.counted("<b>", 1, new double[] {2, 1}))));
        assertThat(page(odd)).contains("</svg>&lt;b&gt;</li>").doesNotContain("<b>");
    }

    private static String page(Chart... charts) {
        var page = new HtmlPage("Page");
        page.section(Section.of("Charts", "", charts));
        return page.toString();
    }

    /** Lines whose names are as long as said, or a word of several letters each. */
    private static Chart chart(int lines, int length) {
        List<Series> series = IntStream.rangeClosed(1, lines)
                .mapToObj(i -> Series.counted(name(i, length), 1, new double[] {5, 1 + i * 1e-3}))
                .toList();
        return new Charts(series.stream().map(Series::name).toList()).lines(new LinePlot("Curves", AXES, series));
    }

    private static String name(int number, int length) {
        return length == 0
                ? "GRU " + number + " of seasonal differences, 20 members, pooled over all series"
                : number + " " + "x".repeat(length - 2);
    }

    /** The share that the rectangle around all names has in a chart. */
    private static double share(String svg, ChartSize size) {
        var names = NAME.matcher(svg)
                .results()
                .map(found -> found.group(2).replace("&quot;", "\""))
                .toList();
        double height = names.size() * Lettering.LINE;
        return Lettering.width(names) * height / (size.width() * size.height());
    }
}
