package recurrent4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Colours against what they are seen on, by the contrast of the Web Content Accessibility Guidelines 2.2. */
class ContrastTest {

    private static final double LINES = 3;
    private static final double TEXT = 4.5;
    private static final double BAND = 0.12;
    private static final double MARK = 0.16;
    private static final int MODES = 3;

    @Test
    void everyLineCanBeSeenByDayByNightAndOnPaper() {
        for (Map<String, double[]> colors : modes()) {
            for (String name : colors.keySet()) {
                if (name.matches("c\\d|ink|quiet")) {
                    assertThat(contrast(colors.get(name), colors.get("sheet")))
                            .as(name)
                            .isGreaterThan(TEXT);
                }
            }
            assertThat(colors.keySet()).contains("c0", "c" + (Palette.COLORS - 1), "ink", "quiet", "line");
        }
    }

    @Test
    void everyLineCanBeSeenOnTheIntervalsToo() {
        for (Map<String, double[]> colors : modes()) {
            for (int band = 0; band < Palette.COLORS; band++) {
                double[] outer = mixed(colors.get("c" + band), colors.get("sheet"), BAND);
                double[] inner = mixed(colors.get("c" + band), outer, BAND);
                for (int line = 0; line < Palette.COLORS; line++) {
                    assertThat(contrast(colors.get("c" + line), inner))
                            .as(line + " on " + band)
                            .isGreaterThan(LINES);
                }
                assertThat(contrast(colors.get("ink"), inner)).isGreaterThan(TEXT);
            }
        }
    }

    @Test
    void wordsAreReadOnEveryMark() {
        for (Map<String, double[]> colors : modes()) {
            for (int mark = 0; mark < Palette.COLORS; mark++) {
                double[] ground = mixed(colors.get("c" + mark), colors.get("sheet"), MARK);
                assertThat(contrast(colors.get("ink"), ground)).isGreaterThan(TEXT);
                assertThat(contrast(colors.get("c" + mark), ground))
                        .as("line below")
                        .isGreaterThan(LINES);
            }
        }
    }

    @Test
    void figuresAreReadOnEveryShadeOfAHeatMapAndTheDarkestIsSeen() {
        List<Map<String, double[]>> page = modes(new HtmlPage("Page").toString());
        for (int mode = 0; mode < MODES; mode++) {
            Map<String, double[]> shades = page.get(MODES + mode);
            double[] sheet = page.get(mode).get("sheet");
            for (double share = 0; share <= 1; share += 0.05) {
                assertThat(contrast(shades.get("on-heat"), mixed(shades.get("heat"), sheet, share)))
                        .isGreaterThan(TEXT);
            }
            assertThat(contrast(shades.get("heat"), sheet)).isGreaterThan(LINES);
        }
    }

    @Test
    void coloursAreToldApart() {
        for (Map<String, double[]> colors : modes()) {
            List<List<Double>> seen = new ArrayList<>();
            for (int color = 0; color < Palette.COLORS; color++) {
                double[] rgb = colors.get("c" + color);
                seen.add(List.of(rgb[0], rgb[1], rgb[2]));
            }
            assertThat(seen).doesNotHaveDuplicates();
        }
    }

    @Test
    void theContrastIsThatOfTheGuidelines() {
        double[] black = {0, 0, 0};
        double[] white = {255, 255, 255};
        assertThat(contrast(black, white)).isEqualTo(21);
        assertThat(contrast(new double[] {119, 119, 119}, white)).isBetween(4.47, 4.48);
    }

    /** The colours of light pages, dark pages and paper, as the style names them. */
    private static List<Map<String, double[]>> modes() {
        List<Map<String, double[]>> modes = modes(Chart.style());
        assertThat(modes).hasSize(MODES);
        return modes;
    }

    private static List<Map<String, double[]>> modes(String style) {
        return Pattern.compile(":root \\{([^}]+)}")
                .matcher(style)
                .results()
                .map(found -> colors(found.group(1)))
                .toList();
    }

    private static Map<String, double[]> colors(String css) {
        Map<String, double[]> colors = new HashMap<>();
        Pattern.compile("--([\\w-]+): #(\\w{2})(\\w{2})(\\w{2});")
                .matcher(css)
                .results()
                .forEach(found -> colors.put(found.group(1), new double[] {
                    Integer.parseInt(found.group(2), 16),
                    Integer.parseInt(found.group(3), 16),
                    Integer.parseInt(found.group(4), 16)
                }));
        return colors;
    }

    private static double[] mixed(double[] color, double[] ground, double share) {
        double[] mixed = new double[3];
        for (int i = 0; i < 3; i++) {
            mixed[i] = share * color[i] + (1 - share) * ground[i];
        }
        return mixed;
    }

    private static double contrast(double[] one, double[] other) {
        double first = luminance(one) + 0.05;
        double second = luminance(other) + 0.05;
        return Math.max(first, second) / Math.min(first, second);
    }

    private static double luminance(double[] rgb) {
        double[] linear = new double[3];
        for (int i = 0; i < 3; i++) {
            double share = rgb[i] / 255;
            linear[i] = share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }
}
