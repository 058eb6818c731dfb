package recurrent4j.seq2seq.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import recurrent4j.data.Split;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Metric;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.corpus.ParallelCorpus;
import recurrent4j.seq2seq.corpus.Task;

class ScoringTest {

    private static Scoring of(Task task, Pair... training) {
        List<Pair> pairs = List.of(training);
        return Scoring.of(new ParallelCorpus(
                "texts",
                task,
                new Split<>(pairs, pairs, pairs),
                DataSource.generated("texts", "by hand", "0", 3),
                List.of()));
    }

    private static List<String> names(Scoring scoring, String source) {
        return scoring.measures(Optional.empty(), List.of(Pair.of(source, "x"))).stream()
                .map(Measure::metric)
                .map(Metric::name)
                .toList();
    }

    @Test
    void textsWithPunctuationApartAreTakenForTokenized() {
        Pair tokenized = Pair.of("a dog .", "ein hund , z.B. ein brauner .");
        Pair raw = Pair.of("A dog.", "Ein Hund, z.B. ein brauner.");
        assertThat(of(Task.TRANSLATION, tokenized, tokenized, Pair.of("x", "so etc."))
                        .tokenizer())
                .isEqualTo(BleuTokenizer.V13A);
        assertThat(of(Task.TRANSLATION, Pair.of("a .", "b ."), Pair.of("a", "b"))
                        .tokenizer())
                .isEqualTo(BleuTokenizer.NONE);
        assertThat(of(Task.TRANSLATION, raw).tokenizer()).isEqualTo(BleuTokenizer.V13A);
        assertThat(of(Task.TRANSLATION, raw).with(BleuTokenizer.INTL).tokenizer())
                .isEqualTo(BleuTokenizer.INTL);
    }

    @Test
    void numbersAndNamesAreCountedInCharactersAndPhonesInTokens() {
        assertThat(of(Task.TRANSDUCTION, Pair.of("12+34", "46")).units())
                .isEqualTo(new Units(Unit.CHARACTERS, Unit.CHARACTERS));
        assertThat(of(Task.TRANSDUCTION, Pair.of("chat", "ʃ a")).units())
                .isEqualTo(new Units(Unit.CHARACTERS, Unit.TOKENS));
    }

    @Test
    void everyTaskHasItsMeasuresAndTheFirstDecides() {
        assertThat(names(of(Task.TRANSLATION, Pair.of("a b", "b a")), "inform ( <name> )"))
                .startsWith("BLEU", "chrF", "chrF++", "exact match")
                .endsWith("slot error rate");
        assertThat(names(of(Task.TRANSDUCTION, Pair.of("chat", "ʃ a")), "a"))
                .startsWith("exact match", "word error rate", "token error rate");
        assertThat(names(of(Task.TRANSDUCTION, Pair.of("12+34", "46")), "a"))
                .startsWith("exact match", "character error rate");
        assertThat(names(of(Task.CHAT, Pair.of("how are you", "fine .")), "a")).startsWith("perplexity", "unigram F1");
        assertThat(names(of(Task.GENERATION, Pair.of("Italian", "Rossi")), "a")).startsWith("nats a character");
    }
}
