package recurrent4j.seq2seq.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import recurrent4j.cli.PublicFiles;

/** Our figures on public data against those that were computed by others. */
class PublicScoresTest {

    private static List<String> lines(String file) throws IOException {
        try (var in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(PublicFiles.path(file))), StandardCharsets.UTF_8))) {
            return in.lines().toList();
        }
    }

    @Test
    void copyingCaptionsHasTheBleuThatSacreBleuGives() throws IOException {
        List<String> english = lines("multi30k_ende/test_2016_flickr.lc.norm.tok.en.gz");
        List<String> german = lines("multi30k_ende/test_2016_flickr.lc.norm.tok.de.gz");
        List<Rewriting> copied = IntStream.range(0, english.size())
                .mapToObj(at -> Rewriting.of(english.get(at), List.of(german.get(at))))
                .toList();
        assertThat(new Bleu(BleuTokenizer.NONE, false).score(copied))
                .hasToString("BLEU = 0.60 13.0/0.9/0.2/0.1 (BP = 1.000 ratio = 1.071 hyp_len = 12968 ref_len = 12103)");
        assertThat(new Chrf(0, false).figure(copied)).isEqualTo(18.362189117, within(1e-9));
    }

    @Test
    void copyingTurnsOfConversationsHasTheF1OfThePublishedSample() throws IOException {
        List<Rewriting> copied = new ArrayList<>();
        for (String line : lines("self_dialogue/self_dialogue.tsv.gz")) {
            String[] turns = line.split("\t", -1);
            if (Integer.parseInt(turns[0]) % 10 == 0) {
                for (int turn = 3; turn < turns.length; turn++) {
                    copied.add(Rewriting.of(turns[turn - 1], List.of(turns[turn])));
                }
            }
        }
        assertThat(new UnigramF1().figure(copied)).isEqualTo(0.154, within(0.003));
    }
}
