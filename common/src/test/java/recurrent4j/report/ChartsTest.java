package recurrent4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ChartsTest {

    private static final Charts CHARTS = new Charts(List.of("first", "second"));
    private static final LinePlot.Axes AXES = new LinePlot.Axes("epoch", "loss", true);
    private static final int FIRST_COLOR = 0xFF0072B2;
    private static final int SECOND_COLOR = 0xFFD55E00;
    private static final int WIDE = 0xFFD5E7F3;
    private static final int NARROW = 0xFFA9CEE6;

    @Test
    void aPictureHasTwiceThePixelsOfThePage() throws IOException {
        BufferedImage image = image(CHARTS.lines(SampleRun.curves().plot("Curves", "loss", true)));
        assertThat(image.getWidth()).isEqualTo(2 * 920);
        assertThat(image.getHeight()).isEqualTo(2 * 380);
    }

    @Test
    void aContestantKeepsItsColourOnEveryChart() throws IOException {
        var alone = new LinePlot("Curves", AXES, List.of(Series.counted("second", 1, new double[] {3, 2, 1})));
        assertThat(pixels(image(CHARTS.lines(alone)), SECOND_COLOR)).isGreaterThan(100);
        assertThat(pixels(image(CHARTS.lines(alone)), FIRST_COLOR)).isZero();

        var next =
                new Continuation("Next", new double[] {1, 2}, new double[] {3}, Map.of("second", new double[] {2.5}));
        assertThat(pixels(image(CHARTS.continuation(next)), SECOND_COLOR)).isGreaterThan(100);
        assertThat(pixels(image(CHARTS.continuation(next)), FIRST_COLOR)).isZero();
    }

    @Test
    void valuesThatNoAxisCanShowAreGaps() {
        double[] losses = {Double.NaN, Double.POSITIVE_INFINITY, 0, -1, 0.5};
        assertThat(CHARTS.lines(new LinePlot("Curves", AXES, List.of(Series.counted("first", 1, losses)))))
                .satisfies(chart -> assertThat(chart.problem()).isEmpty())
                .matches(Chart::isDrawn);
    }

    @Test
    void aChartWithoutAnyValueIsASentence() {
        var empty = new LinePlot("Curves", AXES, List.of(Series.counted("first", 1, new double[] {Double.NaN})));
        Chart chart = CHARTS.lines(empty);
        assertThat(chart.isDrawn()).isFalse();
        assertThat(chart.problem()).isEqualTo("This chart could not be drawn: it has no finite value.");
    }

    @Test
    void anAxisOfASmallFactorNamesItsLinesApart() {
        assertThat(List.of(1.5, 1.75, 2.25))
                .extracting(value -> Canvas.logarithmicLabel(value, 1.6))
                .doesNotHaveDuplicates();
        assertThat(List.of(1.0, 2.0, 3.0, 0.05))
                .extracting(value -> Canvas.logarithmicLabel(value, 1000))
                .containsExactly("1", "2", " ", "0.05");
    }

    @Test
    void aFutureThatNobodyKnowsIsDrawnWithoutTruth() {
        var future =
                new Continuation("Next", new double[] {1, 2}, new double[0], Map.of("first", new double[] {2, 3, 4}));
        Chart chart = CHARTS.continuation(future);
        assertThat(chart.isDrawn()).isTrue();
        assertThat(chart.description()).isEqualTo("Chart of the past 2 values, and the predictions of first.");
    }

    @Test
    void aFanShowsThePastTheIntervalsThePredictionsAndWhatFollowed() throws IOException {
        Chart chart = fan(new double[] {3, 5, 4});

        BufferedImage image = image(chart);
        assertThat(pixels(image, WIDE)).isGreaterThan(5_000);
        assertThat(pixels(image, NARROW)).isGreaterThan(5_000);
        assertThat(pixels(image, FIRST_COLOR)).isGreaterThan(100);
        assertThat(pixels(image, SECOND_COLOR)).isGreaterThan(100);
        assertThat(chart.title()).isEqualTo("Next");
        assertThat(chart.description())
                .isEqualTo("Chart of the past 4 values, what truly followed, the predictions of first, second, and the"
                        + " intervals of 95 % and 80 %.");
    }

    /** The bands of a fan meet in the last known value, which lies left of the first step ahead. */
    @Test
    void aFanOpensFromTheLastKnownValue() throws IOException {
        BufferedImage image = image(fan(new double[0]));

        int first = leftmost(image, WIDE);
        assertThat(height(image, first + 2, WIDE)).isPositive().isLessThan(height(image, first + 120, WIDE));
        assertThat(fan(new double[0]).description()).doesNotContain("truly");
    }

    @Test
    void theBoundsOfABandComeInPairs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Continuation.Band("80 %", new double[2], new double[3]))
                .withMessage("The band 80 % has 2 lower bounds and 3 upper ones.");
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

    private static int leftmost(BufferedImage image, int color) {
        return IntStream.range(0, image.getWidth())
                .filter(x -> height(image, x, color) > 0)
                .findFirst()
                .orElseThrow();
    }

    private static long height(BufferedImage image, int x, int color) {
        return IntStream.range(0, image.getHeight())
                .filter(y -> image.getRGB(x, y) == color)
                .count();
    }

    @Test
    void whereJavaHasNoGraphicsAChartIsASentence() throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        java(),
                        "--limit-modules",
                        "java.base",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WithoutGraphics.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(said).isZero();
        assertThat(said).startsWith("This chart could not be drawn: this Java runtime cannot draw, ");
    }

    @Test
    void everyPointNeedsAPlaceAndAValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Series("first", new double[2], new double[3]))
                .withMessage("Series first has 2 places but 3 values; every point needs both.");
    }

    /** Runs in a Java virtual machine of its own. */
    static final class WithoutGraphics {

        public static void main(String[] arguments) {
            var line = Series.counted("first", 1, new double[] {1, 2});
            System.out.println(
                    CHARTS.lines(new LinePlot("Curves", AXES, List.of(line))).problem());
        }
    }

    private static String java() {
        return System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
    }

    private static BufferedImage image(Chart chart) throws IOException {
        assertThat(chart.problem()).isEmpty();
        return ImageIO.read(new ByteArrayInputStream(chart.png()));
    }

    private static long pixels(BufferedImage image, int color) {
        int[] all = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return Arrays.stream(all).filter(pixel -> pixel == color).count();
    }
}
