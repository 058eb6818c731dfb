package recurrent4j.seq2seq.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import recurrent4j.io.Json;

/** Our figures against those of sacreBLEU itself, which {@code golden-scores.py} writes beside them. */
class SacreBleuTest {

    private static final double EQUAL = 1e-9;

    private static JsonNode golden() throws IOException {
        try (InputStream in = SacreBleuTest.class.getResourceAsStream("golden-scores.json")) {
            return Json.mapper().readTree(in);
        }
    }

    private static List<Rewriting> captions() throws IOException {
        try (var in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(SacreBleuTest.class.getResourceAsStream("captions.tsv.gz")),
                StandardCharsets.UTF_8))) {
            return in.lines()
                    .map(line -> line.split("\t", -1))
                    .map(pair -> Rewriting.of(pair[0], List.of(pair[1])))
                    .toList();
        }
    }

    private static List<Rewriting> texts(JsonNode golden) {
        List<Rewriting> texts = new ArrayList<>();
        for (int at = 0; at < golden.get("hypotheses").size(); at++) {
            List<String> references = new ArrayList<>();
            golden.get("references").get(at).forEach(reference -> references.add(reference.textValue()));
            texts.add(Rewriting.of(golden.get("hypotheses").get(at).textValue(), references));
        }
        return texts;
    }

    private static Bleu bleu(JsonNode options) {
        String tokenize = options.path("tokenize").asText("13a");
        BleuTokenizer tokenizer =
                tokenize.equals("13a") ? BleuTokenizer.V13A : BleuTokenizer.valueOf(tokenize.toUpperCase(Locale.ROOT));
        Bleu.Smoothing smoothing = switch (options.path("smooth_method").asText("exp")) {
            case "none" -> Bleu.Smoothing.NONE;
            case "floor" -> Bleu.Smoothing.floor(options.path("smooth_value").asDouble(0.1));
            case "add-k" -> Bleu.Smoothing.addK(options.path("smooth_value").asDouble(1));
            default -> Bleu.Smoothing.EXP;
        };
        return new Bleu(
                tokenizer,
                options.path("lowercase").asBoolean(),
                smoothing,
                options.path("effective_order").asBoolean());
    }

    private static void compare(JsonNode golden, List<Rewriting> texts) {
        String name = golden.path("name").asText("captions");
        for (JsonNode expected : golden.get("bleu")) {
            Bleu bleu = bleu(expected);
            Bleu.Score score = bleu.score(texts);
            String signature = expected.get("signature").textValue();
            assertThat(score.score())
                    .as(name + " " + signature)
                    .isEqualTo(expected.get("score").doubleValue(), within(EQUAL));
            assertThat(bleu.figure(texts)).as(name).isEqualTo(score.score());
            assertThat(score)
                    .as(name + " " + signature)
                    .hasToString(expected.get("printed").textValue());
            assertThat(withoutVersion(bleu.signature(references(texts)))).isEqualTo(withoutVersion(signature));
        }
        for (JsonNode expected : golden.get("chrf")) {
            var chrf = new Chrf(
                    expected.get("word_order").intValue(),
                    expected.get("lowercase").booleanValue());
            String signature = expected.get("signature").textValue();
            assertThat(chrf.figure(texts))
                    .as(name + " " + signature)
                    .isEqualTo(expected.get("score").doubleValue(), within(EQUAL));
            assertThat(withoutVersion(chrf.signature(references(texts)))).isEqualTo(withoutVersion(signature));
        }
    }

    private static String references(List<Rewriting> texts) {
        return TestScores.references(texts.stream().map(Rewriting::pair).toList());
    }

    private static String withoutVersion(String signature) {
        return signature.substring(0, signature.indexOf("version:"));
    }

    @Test
    void everyFigureIsThatOfSacreBleu() throws IOException {
        JsonNode golden = golden();
        assertThat(golden.get("cases")).hasSizeGreaterThan(11);
        golden.get("cases").forEach(one -> compare(one, texts(one)));
    }

    @Test
    void theFiguresOfAThousandCaptionsAreThoseOfSacreBleu() throws IOException {
        List<Rewriting> captions = captions();
        assertThat(captions).hasSize(1000);
        compare(golden().get("captions"), captions);
    }

    @Test
    void theSignatureSaysWhoseFiguresTheseAreAndWhoComputedThem() {
        assertThat(new Bleu(BleuTokenizer.V13A, false).signature("1"))
                .isEqualTo("nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:recurrent4j, as sacreBLEU 2.6.0");
    }

    @Test
    void bleuOfAThousandSentencesTakesWellUnderASecond() throws IOException {
        List<Rewriting> captions = captions();
        var bleu = new Bleu(BleuTokenizer.V13A, false);
        // Of this thread alone, since other programs run, too.
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        bleu.score(captions);
        assertThat((clock.getCurrentThreadCpuTime() - start) / 1e9).isLessThan(1);
    }
}
