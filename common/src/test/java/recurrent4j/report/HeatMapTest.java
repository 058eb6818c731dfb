package recurrent4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeatMapTest {

    @Test
    void aCellIsAsDarkAsItsShareAndSaysItOfBothTokens() {
        assertThat(page(map(List.of("dog"), List.of("Hund", "<b>"), new float[][] {{0.625f, 0.375f}})))
                .contains("<td class=\"weight\" style=\"--shade:63%\" title=\"dog ← Hund: 0.625\">63</td>")
                .contains("title=\"dog ← &lt;b&gt;: 0.375\">38</td>")
                .contains("<th scope=\"row\"><bdi>dog</bdi></th>")
                .contains("<th scope=\"col\" class=\"up\"><bdi>&lt;b&gt;</bdi></th>")
                .contains("<td>↓ written<br>→ read</td>")
                .contains("<p class=\"quiet\">A caption.</p>");
    }

    @Test
    void aSmallShareHasNoFigureAndNextToNoneNoShadeButBothCanBeAskedFor() {
        assertThat(page(map(List.of("a"), List.of("b", "c"), new float[][] {{0.04f, 0.004f}})))
                .contains("<td class=\"weight\" style=\"--shade:4%\" title=\"a ← b: 0.040\"></td>")
                .contains("<td title=\"a ← c: 0.004\"></td>");
    }

    @Test
    void theKeyStandsOnceAboveSeveral() {
        HeatMap one = map(List.of("a"), List.of("b"), new float[][] {{1}});
        String page = page(one, one);
        assertThat(page.split("<p class=\"key\">", -1)).hasSize(2);
        assertThat(page).contains("<span class=\"weight\" style=\"--shade:50%\">50 %</span>");
    }

    @Test
    void wordsAboveColumnsAreReadUpwardsAndLettersAsTheyAre() {
        assertThat(page(map(List.of("ab"), List.of("ab", "e\u0301"), new float[][] {{0, 1}})))
                .contains("<div class=\"heat\" tabindex=\"0\">")
                .contains("<th scope=\"col\" class=\"up\"><bdi>ab</bdi></th><th scope=\"col\"><bdi>e\u0301</bdi></th>")
                .contains("<th scope=\"row\"><bdi>ab</bdi></th>");
    }

    @Test
    void whatDoesNotFitIsCountedRatherThanDrawn() {
        int tokens = HeatMap.MOST + 1;
        String page = page(map(List.of("a"), Collections.nCopies(tokens, "b"), new float[1][tokens]));
        assertThat(page)
                .contains("heat dense")
                .contains("<p class=\"quiet\">The first 80 of 81 tokens read are shown.</p>")
                .doesNotContain("tokens written");
        assertThat(page.split("scope=\"col\"", -1)).hasSize(HeatMap.MOST + 1);
    }

    @Test
    void everyTwoTokensHaveAShare() {
        assertThatThrownBy(() -> map(List.of("a", "b"), List.of("c"), new float[][] {{1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The 1 rows are not of 2 times 1 shares; give one for each two tokens.");
        assertThatThrownBy(() -> map(List.of("a"), List.of("c"), new float[][] {{1, 0}}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatCouldNotBeSeenHasASign() {
        assertThat(new TokenLabel(" a b").visible()).isEqualTo("␣a␣b");
        assertThat(new TokenLabel("\n").visible()).isEqualTo("␊");
        assertThat(new TokenLabel("\u0000\u007f\u0085").visible()).isEqualTo("␀␡U+0085");
        assertThat(new TokenLabel("\u202e\u00a0").visible()).isEqualTo("U+202EU+00A0");
        assertThat(new TokenLabel("\ud800").visible()).isEqualTo("U+D800");
        assertThat(new TokenLabel("\u0301e\u0301").visible()).isEqualTo("◌\u0301e\u0301");
        assertThat(new TokenLabel("").visible()).isEqualTo("∅");
        assertThat(new TokenLabel("😀").visible()).isEqualTo("😀");
    }

    @Test
    void aLongTokenIsCutInItsMiddleAndWholeWhereThePointerIs() {
        var label = new TokenLabel("Donaudampfschiff<fahrt");
        assertThat(label.escaped()).isEqualTo("Donaudam…f&lt;fahrt");
        assertThat(label.besideRow())
                .isEqualTo("<th scope=\"row\" title=\"Donaudampfschiff&lt;fahrt\"><bdi>Donaudam…f&lt;fahrt</bdi></th>");
        assertThat(new TokenLabel("😀".repeat(30)).escaped()).isEqualTo("😀".repeat(8) + "…" + "😀".repeat(7));
    }

    private static HeatMap map(List<String> rows, List<String> columns, float[][] shares) {
        return new HeatMap("A caption.", new HeatMap.Axis("written", rows), new HeatMap.Axis("read", columns), shares);
    }

    private static String page(HeatMap... maps) {
        var page = new HtmlPage("Page");
        page.section(new Section("Section", "", List.of(maps)));
        return page.toString();
    }
}
