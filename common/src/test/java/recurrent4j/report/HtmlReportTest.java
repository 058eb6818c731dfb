package recurrent4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Effort;
import recurrent4j.eval.Entry;
import recurrent4j.eval.Measured;
import recurrent4j.eval.Metrics;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Score;
import recurrent4j.eval.Scoreboard;

class HtmlReportTest {

    private static final Charts CHARTS = new Charts(SampleRun.names());

    @Test
    void thePageNeedsNoOtherFile() {
        assertThat(page().html())
                .contains("<svg class=\"chart wide\" role=\"img\"", "default-src 'none'; style-src 'unsafe-inline'")
                .doesNotContain("<script", "<link", "<img", "http://", "https://", "url(");
    }

    @Test
    void whatComesFromOutsideIsEscaped() {
        String html = page().html();
        assertThat(html)
                .contains("timeseries train <span class=\"word\">--budget</span> &lt;full&gt; "
                        + "<span class=\"word\">--out</span> &quot;runs/a &amp; b&quot;")
                .contains("&lt;b&gt;bold&lt;/b&gt; &amp; more", "&lt;i&gt;said&lt;/i&gt;", "&lt;u&gt;title&lt;/u&gt;")
                .doesNotContain("<b>", "<i>", "<u>", "<full>");
    }

    @Test
    void theTableHoldsTheFiguresOfTheScoreboard() {
        assertThat(page().html())
                .contains("<th scope=\"row\">last value <span class=\"tag\">baseline</span></th><td>0.020211</td>"
                        + "<td>0.021811</td><td>0.020211</td><td>-461.4 %</td><td>-</td><td>-</td>")
                .contains("<tr class=\"best\"><th scope=\"row\">tuned LSTM 64-64 <span class=\"tag\">best</span>")
                .contains("<p class=\"losing\">SimpleRnn(1) loses to the best baseline, linear autoregression");
    }

    @Test
    void theBestScoreOfEachColumnIsFoundAtOnce() {
        assertThat(page().html())
                .contains("The best score of each column is bold.", ".top {")
                .containsPattern("<tr class=\"best\"><th[^\n]+</th><td class=\"top\">");
    }

    @Test
    void figuresStandBeforeWhatWasSpentOnThem() {
        assertThat(page().html())
                .contains(
                        "<th scope=\"col\">contestant</th><th scope=\"col\">validation</th><th scope=\"col\">test</th>"
                                + "<th scope=\"col\">published</th><th scope=\"col\">improvement</th>"
                                + "<th scope=\"col\">parameters</th><th scope=\"col\">training</th>");
    }

    @Test
    void aSingleRowIsNotSeveral() {
        Provenance one = new Provenance(
                "app", "app run", 1, DataSource.generated("one", "hand", "0", 1), SampleRun.PROVENANCE.environment());
        assertThat(new HtmlReport("Run", one, SampleRun.scoreboard(), List.of(), List.of()).html())
                .contains("one, 1 row, from hand");
        assertThat(page().html()).contains("course, 10,000 rows, from");
    }

    @Test
    void everyPictureIsDescribed() {
        String html = page().html();
        assertThat(html.split("<svg (?!class=\"chart\" aria-hidden=\"true\")", -1))
                .hasSize(1 + 2 * 2);
        assertThat(html.split("role=\"img\" viewBox=\"[^\"]+\">\n<title>[^<]+</title>\n<desc>[^<]{20,}</desc>", -1))
                .hasSize(1 + 2 * 2);
    }

    @Test
    void aChartThatCouldNotBeDrawnIsASentence() {
        Chart missing = CHARTS.lines(new LinePlot("Curves", new LinePlot.Axes("epoch", "loss", false), List.of()));
        var report = new HtmlReport(
                "Run",
                SampleRun.PROVENANCE,
                SampleRun.scoreboard(),
                List.of(),
                List.of(Section.of("Curves", "", missing)));
        assertThat(report.html())
                .contains("Curves: This chart could not be drawn: it has no finite value.")
                .doesNotContain("<svg");
    }

    @Test
    void aRunIsShadedByItsShareOfTheDarkest() {
        var scale = ShadedText.Scale.above0("bits", 8);
        var shaded = new ShadedText(
                "As <read>.",
                scale,
                List.of(
                        new ShadedText.Run("first ", Double.NaN),
                        new ShadedText.Run("<", 2),
                        new ShadedText.Run("b", 80),
                        new ShadedText.Run("c", -1)));
        var section = new Section("Surprise", "", List.of(shaded));
        assertThat(new HtmlReport("Run", SampleRun.PROVENANCE, SampleRun.scoreboard(), List.of(), List.of(section))
                        .html())
                .contains("<p class=\"quiet\">As &lt;read&gt;.</p>")
                .contains("<pre>\nfirst <span class=\"shade\" style=\"--shade:25%\" title=\"2.0 bits\">&lt;</span>"
                        + "<span class=\"shade\" style=\"--shade:100%\" title=\"80.0 bits\">b</span>"
                        + "<span class=\"shade\" style=\"--shade:0%\" title=\"-1.0 bits\">c</span></pre>");
    }

    @Test
    void whatLiesBelowTheMiddleHasTheOtherColour() {
        var shaded = new ShadedText(
                "",
                ShadedText.Scale.around(50, "%", 100),
                List.of(new ShadedText.Run("good ", 75), new ShadedText.Run("bad", 0)));
        var section = new Section("Words", "", List.of(shaded));
        assertThat(new HtmlReport("Run", SampleRun.PROVENANCE, SampleRun.scoreboard(), List.of(), List.of(section))
                        .html())
                .contains("<span class=\"shade\" style=\"--shade:50%\" title=\"75.0 %\">good </span>"
                        + "<span class=\"shade below\" style=\"--shade:100%\" title=\"0.0 %\">bad</span>")
                .contains(".below {");
    }

    @Test
    void aScaleWithoutADarkestShadeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShadedText.Scale.above0("bits", 0))
                .withMessage("The darkest shade stands for 0.0; give a value above 0.0, which has none.");
    }

    @Test
    void withoutBaselinesThereIsNoPage(@TempDir Path folder) {
        var alone = new Scoreboard(Metrics.MSE)
                .enter(Score.of(Entry.network("LSTM", 1), Effort.NONE, Metrics.MSE, new Measured(1, 1)));
        var report = new HtmlReport("Run", SampleRun.PROVENANCE, alone, List.of(), List.of());
        assertThatIllegalStateException().isThrownBy(() -> report.write(folder.resolve("report.html")));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatIsSeenFirstIsAlsoAFileOfItsOwn(@TempDir Path folder) throws IOException {
        Chart curves = CHARTS.lines(SampleRun.curves().plot("Learning curves: <all>", "validation MSE", true));
        new HtmlReport(
                        "Run",
                        SampleRun.PROVENANCE,
                        SampleRun.scoreboard(),
                        List.of(Section.of("Learning", "", curves)),
                        List.of(Section.of("Next", "", CHARTS.continuation(SampleRun.continuation(1, 1)))))
                .write(folder.resolve("report.html"));

        assertThat(folder.resolve("charts").toFile().list()).containsExactly("learning-curves-all.svg");
        assertThat(folder.resolve("charts/learning-curves-all.svg"))
                .content()
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .contains("style=\"max-width: 100%; height: auto\"")
                .contains("prefers-color-scheme: dark", "Learning curves: &lt;all&gt;");
    }

    @Test
    void thePageReplacesTheOneBefore(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("new/run/report.html");
        page().write(file);
        page().write(file);
        assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
        assertThat(file.getParent()).isDirectoryContaining(path -> path.endsWith("report.html"));
        assertThat(file.getParent().toFile().list()).hasSize(1);
    }

    @Test
    void thePageOfATrainingThatGoesOnIsLoadedAnew() {
        var live = HtmlPage.refreshing("LSTM", new Reloading(5, Instant.ofEpochMilli(1_700_000_000_000L)));
        live.verdict("Epoch 3 of 20.");
        live.section(SampleRun.curves().section(CHARTS, "The validation loss.", "MSE", true));
        assertThat(live.toString())
                .contains("<html lang=\"en\" data-seconds=\"5\" data-until=\"1700000000000\">")
                .contains("<noscript><meta http-equiv=\"refresh\" content=\"5\"></noscript>", "Learning curves")
                .contains(
                        "Epoch 3 of 20.", "<p class=\"stale losing\" hidden>Nothing new has come here for a long time")
                .endsWith("</html>\n");
        assertThat(page().html()).doesNotContain("http-equiv=\"refresh\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reloading(0, Instant.EPOCH))
                .withMessage("A page cannot be loaded anew every 0 seconds; give 1 or more.");
    }

    @Test
    void thePolicyAllowsNoScriptButTheOneThatReloads() throws Exception {
        String html =
                HtmlPage.refreshing("LSTM", new Reloading(5, Instant.EPOCH)).toString();
        String script = html.substring(html.indexOf("<script>") + "<script>".length(), html.indexOf("</script>"));
        byte[] checksum = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
        assertThat(html)
                .contains("script-src 'sha256-" + Base64.getEncoder().encodeToString(checksum) + "'\">")
                .containsOnlyOnce("<script");
    }

    private static HtmlReport page() {
        Chart curves = CHARTS.lines(SampleRun.curves().plot("Learning curves", "validation MSE", true));
        Chart one = CHARTS.continuation(SampleRun.continuation(1, 1));
        return new HtmlReport(
                "One <u>title</u>",
                SampleRun.PROVENANCE,
                SampleRun.scoreboard(),
                List.of(),
                List.of(
                        Section.of("Learning", "Loss on the validation part.\n\n<b>bold</b> & more", curves),
                        Section.of("Examples", "", one),
                        Section.ofSamples("Samples", "As written.", List.of("It <i>said</i>\n  this."))));
    }
}
