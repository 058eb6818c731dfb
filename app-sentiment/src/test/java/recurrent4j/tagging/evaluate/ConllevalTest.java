package recurrent4j.tagging.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import recurrent4j.cli.PublicFiles;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.corpus.SentenceFormat;
import recurrent4j.tagging.corpus.TaggedCorpus;
import recurrent4j.tagging.corpus.TaggedFiles;

/** Our counts against those that conlleval has published for the baseline of CoNLL-2000. */
class ConllevalTest {

    @Test
    void theBaselineOfConll2000HasThePublishedFigures() throws IOException {
        TaggedCorpus corpus = TaggedFiles.of(PublicFiles.path("conll2000")).read(SentenceFormat.USUAL.withColumns("2"));
        List<Sentence> training = new ArrayList<>(corpus.parts().training());
        training.addAll(corpus.parts().validation());
        var evaluation = TaggerEvaluation.of(corpus);
        evaluation.contest().enterBaseline(Chunks.fit(training));

        assertThat(evaluation.counts("chunks"))
                .isEqualTo("47,377 tokens with 23,852 spans; 26,992 answered, of which 19,592 correct.");
        assertThat(evaluation.quality("chunks").shares().get(TaggingQuality.ACCURACY))
                .isBetween(0.77285, 0.77295);
        // As conlleval prints them, but for the order of support and the percent.
        assertThat(evaluation.kinds("chunks").toString()).startsWith("""
                kind              precision  recall      F1  support  answered
                ADJP                 0.0000  0.0000  0.0000      438         0
                ADVP                 0.4433  0.7771  0.5646      866     1,518
                CONJP                0.0000  0.0000  0.0000        9         0
                INTJ                 0.5000  0.5000  0.5000        2         2
                LST                  0.0000  0.0000  0.0000        5         0
                NP                   0.7987  0.8680  0.8319   12,422    13,500
                PP                   0.7473  0.9707  0.8445    4,811     6,249
                PRT                  0.7500  0.0849  0.1525      106        12
                SBAR                 0.0000  0.0000  0.0000      535         0
                VP                   0.6053  0.7422  0.6668    4,658     5,711
                micro average        0.7258  0.8214  0.7707   23,852    26,992
                """);
    }

    /** The chunk tag that a part of speech has most often. */
    private record Chunks(Map<String, String> tags) implements Tagger {

        static Chunks fit(List<Sentence> training) {
            Map<String, Map<String, Integer>> counts = new HashMap<>();
            for (Sentence sentence : training) {
                for (int token = 0; token < sentence.length(); token++) {
                    counts.computeIfAbsent(sentence.columns().get(0).get(token), any -> new HashMap<>())
                            .merge(sentence.tags().get(token), 1, Integer::sum);
                }
            }
            Map<String, String> tags = new HashMap<>();
            counts.forEach((speech, of) -> tags.put(
                    speech,
                    of.entrySet().stream()
                            .max(Map.Entry.comparingByValue())
                            .orElseThrow()
                            .getKey()));
            return new Chunks(tags);
        }

        @Override
        public String name() {
            return "chunks";
        }

        @Override
        public long parameters() {
            return tags.size();
        }

        @Override
        public List<Tagging> tag(List<Sentence> sentences) {
            return sentences.stream()
                    .map(sentence -> Tagging.of(sentence.columns().get(0).stream()
                            .map(speech -> tags.getOrDefault(speech, "O"))
                            .toList()))
                    .toList();
        }
    }
}
