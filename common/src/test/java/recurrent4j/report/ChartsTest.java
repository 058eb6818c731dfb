package recurrent4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class ChartsTest {

    private static final Charts CHARTS = new Charts(List.of("first", "second"));
    private static final LinePlot.Axes AXES = new LinePlot.Axes("epoch", "loss", true);

    @Test
    void aChartNamesItsAxesItsLinesAndWhatItShows() throws Exception {
        String svg = CHARTS.lines(SampleRun.curves().plot("Curves", "validation loss", true))
                .svg();

        assertThat(svg)
                .contains("role=\"img\"", "<title>Curves</title>", "<desc>Line chart of validation loss over epoch for")
                .contains(">epoch</text>", ">validation loss</text>", ">0.01</text>", ">20</text>")
                .contains(">SimpleRnn(1)</text>")
                .doesNotContain("NaN", "Infinity");
        assertThat(parsed(svg).getElementsByTagName("path").getLength()).isGreaterThan(6);
    }

    @Test
    void theSameRunIsDrawnWithTheSameBytesEverywhere() {
        Locale before = Locale.getDefault();
        String expected = fan(new double[] {3, 5, 4}).svg();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(fan(new double[] {3, 5, 4}).svg()).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void everyPointOfALineIsDrawn() {
        Chart chart = CHARTS.lines(line(3, 2, 1, 4));
        assertThat(points(chart.svg(ChartSize.WIDE), "l c0")).isEqualTo(4);
        assertThat(points(chart.svg(ChartSize.NARROW), "l c0")).isEqualTo(4);
    }

    @Test
    void moreValuesThanPixelsAreDrawnAsTheirExtremes() {
        double[] y = IntStream.range(0, 100_000).mapToDouble(i -> 2 + i % 2).toArray();
        y[54_321] = 9;
        String svg = CHARTS.lines(line(y)).svg(ChartSize.WIDE);

        assertThat(points(svg, "l c0")).isBetween(1_000, 4_000);
        assertThat(heights(svg, "l c0").min().orElseThrow()).isLessThan(40);
        assertThat(svg.length()).isLessThan(60_000);
    }

    @Test
    void aContestantKeepsItsColourOnEveryChart() {
        var alone = new LinePlot("Curves", AXES, List.of(Series.counted("second", 1, new double[] {3, 2, 1})));
        assertThat(CHARTS.lines(alone).svg()).contains("class=\"l c1\"").doesNotContain("class=\"l c0");

        var next =
                new Continuation("Next", new double[] {1, 2}, new double[] {3}, Map.of("second", new double[] {2.5}));
        assertThat(CHARTS.continuation(next).svg())
                .contains("class=\"m c1 d1\"")
                .doesNotContain("class=\"m c0");
    }

    @Test
    void linesAreToldApartWithoutColour() {
        List<String> dashes = IntStream.range(0, 2 * Palette.COLORS)
                .mapToObj(i -> new Palette(List.of()).look("any", i))
                .map(look -> look.color() + look.dash())
                .toList();
        assertThat(dashes).doesNotHaveDuplicates();
        assertThat(IntStream.range(0, Palette.DASHES)
                        .mapToObj(i -> new Palette(List.of()).look("any", i).dash()))
                .doesNotHaveDuplicates();
    }

    @Test
    void valuesThatNoAxisCanShowAreGaps() {
        Chart chart = CHARTS.lines(line(Double.NaN, Double.POSITIVE_INFINITY, 0, -1, 0.5, 0.4, Double.NaN, 0.3));
        assertThat(chart.problem()).isEmpty();
        assertThat(points(chart.svg(ChartSize.WIDE), "l c0")).isEqualTo(3);
        assertThat(chart.svg()).doesNotContain("NaN");
    }

    @Test
    void aChartWithoutAnyValueIsASentence() {
        Chart chart = CHARTS.lines(line(Double.NaN));
        assertThat(chart.isDrawn()).isFalse();
        assertThat(chart.problem()).isEqualTo("This chart could not be drawn: it has no finite value.");
        assertThatIllegalStateException().isThrownBy(chart::svg).withMessageContaining("it has no finite value");
    }

    @Test
    void namesAreNeverMarkup() throws Exception {
        var odd = new LinePlot("<b>", AXES, List.of(Series.counted("a & \"b\" <c>", 1, new double[] {3, 2})));
        String svg = CHARTS.lines(odd).svg();
        assertThat(svg).contains("<title>&lt;b&gt;</title>", "a &amp; &quot;b&quot; &lt;c&gt;");
        assertThat(parsed(svg).getDocumentElement().getTagName()).isEqualTo("svg");
    }

    @Test
    void figuresAreShownWithThePointer() {
        assertThat(CHARTS.lines(line(3, 2)).svg(ChartSize.WIDE)).contains("<title>first, epoch 2: 2.000</title>");
        assertThat(CHARTS.lines(line(3, 2)).svg(ChartSize.NARROW)).doesNotContain("first, epoch 2");
    }

    @Test
    void aFutureThatNobodyKnowsIsDrawnWithoutTruth() {
        var future =
                new Continuation("Next", new double[] {1, 2}, new double[0], Map.of("first", new double[] {2, 3, 4}));
        Chart chart = CHARTS.continuation(future);
        assertThat(chart.svg()).doesNotContain("truth</text>");
        assertThat(chart.description()).isEqualTo("Chart of the past 2 values, and the predictions of first.");
    }

    @Test
    void aFanShowsThePastTheIntervalsThePredictionsAndWhatFollowed() {
        Chart chart = fan(new double[] {3, 5, 4});

        String svg = chart.svg();
        assertThat(svg)
                .contains("class=\"b c0\"", "class=\"l past\"", "class=\"l truth\"", "class=\"l c0\"", "class=\"rule\"")
                .contains(">95 %</text>", ">80 %</text>", ">truth</text>", ">second</text>");
        assertThat(points(svg, "b c0")).isEqualTo(2 * 4);
        assertThat(chart.title()).isEqualTo("Next");
        assertThat(chart.description())
                .isEqualTo("Chart of the past 4 values, what truly followed, and the predictions of first, second, with"
                        + " its intervals of 95 % and 80 %.");
    }

    @Test
    void aFanWithoutIntervalsSaysNothingOfThem() {
        var next = new Continuation("Next", new double[] {1, 2}, new double[0], Map.of("first", new double[] {3}));
        assertThat(CHARTS.fan(next, List.of()).description())
                .isEqualTo("Chart of the past 2 values, and the predictions of first.");
    }

    @Test
    void aFanWithMomentsHasDatesAtItsAxis() {
        double[] past = new double[24];
        Arrays.setAll(past, i -> i % 12);
        List<LocalDateTime> months = IntStream.range(0, 27)
                .mapToObj(i -> LocalDateTime.of(1959, 1, 1, 0, 0).plusMonths(i))
                .toList();
        Map<String, double[]> next = Map.of("first", new double[] {1, 2, 3});
        String svg = CHARTS.fan(new Continuation("Air", past, new double[0], next, months), List.of())
                .svg();

        assertThat(svg)
                .contains(">1959</text>", ">1960</text>", ">1961</text>", "first, 1961-02-01: 2.000")
                .doesNotContain("steps from the last known value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Continuation("Air", past, new double[0], next, months.subList(0, 26)))
                .withMessage("Air has 27 values but 26 moments; give one for each, or none.");
    }

    @Test
    void theBoundsOfABandComeInPairs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Continuation.Band("80 %", new double[2], new double[3]))
                .withMessage("The band 80 % has 2 lower bounds and 3 upper ones.");
    }

    @Test
    void everyPointNeedsAPlaceAndAValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Series("first", new double[2], new double[3]))
                .withMessage("Series first has 2 places but 3 values; every point needs both.");
    }

    /** On a telephone a page is 390 wide, of which margins and a frame take 66. */
    @Test
    void textIsLargeEnoughOnATelephone() {
        double scale = (390 - 66) / ChartSize.NARROW.width();
        assertThat(Lettering.SIZE * scale).isGreaterThan(11);
        assertThat(Chart.style()).contains("font: 12.5px");
    }

    @Test
    void namesAtTheEndsOfLinesNeverTouch() {
        List<Series> lines = IntStream.range(0, 9)
                .mapToObj(i -> Series.counted("contestant " + i, 1, new double[] {5, 1 + i * 1e-3}))
                .toList();
        String svg = CHARTS.lines(new LinePlot("Curves", AXES, lines)).svg(ChartSize.WIDE);
        double[] y = Pattern.compile("<text class=\"n [^\"]+\" x=\"[^\"]+\" y=\"([^\"]+)\"")
                .matcher(svg)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sorted()
                .toArray();
        assertThat(y).hasSize(9);
        IntStream.range(1, 9).forEach(i -> assertThat(y[i] - y[i - 1]).isGreaterThan(Lettering.SIZE));
    }

    private static LinePlot line(double... y) {
        return new LinePlot("Curves", AXES, List.of(Series.counted("first", 1, y)));
    }

    private static Chart fan(double[] truth) {
        Map<String, double[]> predictions = new LinkedHashMap<>();
        predictions.put("first", new double[] {2, 3, 4});
        predictions.put("second", new double[] {1, 1, 1});
        return CHARTS.fan(
                new Continuation("Next", new double[] {1, 2, 3, 2}, truth, predictions),
                List.of(
                        new Continuation.Band("95 %", new double[] {0, -2, -4}, new double[] {4, 8, 12}),
                        new Continuation.Band("80 %", new double[] {1, 1, 0}, new double[] {3, 5, 8})));
    }

    private static String path(String svg, String classes) {
        return Pattern.compile("<path class=\"" + classes + "\" d=\"([^\"]+)\"")
                .matcher(svg)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private static int points(String svg, String classes) {
        return (int) path(svg, classes)
                .chars()
                .filter(letter -> letter == 'M' || letter == 'L')
                .count();
    }

    private static java.util.stream.DoubleStream heights(String svg, String classes) {
        return Pattern.compile(" ([\\d.]+)")
                .matcher(path(svg, classes))
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)));
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
