package recurrent4j.seq2seq.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import recurrent4j.data.Split;
import recurrent4j.eval.Contest;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Effort;
import recurrent4j.eval.Table;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.corpus.ParallelCorpus;
import recurrent4j.seq2seq.corpus.Task;

class TestScoresTest {

    private static final Map<String, String> WORDS = Map.of("one", "eins", "two", "zwei", "three", "drei");

    private final List<Pair> pairs = new ArrayList<>();
    private Seq2SeqEvaluation evaluation;
    private Contest<Seq2SeqModel> contest;

    @BeforeEach
    void enter() {
        IntStream.rangeClosed(1, 12).forEach(length -> {
            pairs.add(Pair.of(repeated("one", length), repeated("eins", length)));
            pairs.add(Pair.of(repeated("two", length), repeated("zwei", length)));
        });
        var corpus = new ParallelCorpus(
                "counting",
                Task.TRANSLATION,
                new Split<>(List.of(Pair.of("one two", "eins zwei")), pairs.subList(0, 6), pairs),
                DataSource.generated("counting", "by hand", "0", 20),
                List.of());
        evaluation = Seq2SeqEvaluation.of(corpus, Scoring.of(corpus));
        contest = evaluation.contest();
        contest.enterBaseline(Rewriters.of("copy", source -> source));
        contest.enter(
                Rewriters.of(
                        "network",
                        source -> WORDS.get("one") + source.substring(3).replace("one", "eins")),
                Effort.NONE);
    }

    private static String repeated(String word, int times) {
        return String.join(" ", java.util.Collections.nCopies(times, word));
    }

    @Test
    void everyMeasureStandsWithHalfOfItsInterval() {
        contest.enter(
                Rewriters.of("likely", source -> source, new Seq2SeqModel.Likelihood(Math.log(0.25), 2, 1)),
                Effort.NONE);
        List<Table> tables = evaluation.measures();
        assertThat(tables)
                .extracting(Table::headings)
                .containsExactly(
                        List.of("test", "BLEU", "chrF", "chrF++", "exact match", "perplexity", "token accuracy"));
        assertThat(tables.get(0).rows().get(0)).startsWith("copy", "0.00 ± 0.00");
        assertThat(tables.get(0).rows().get(1).get(4)).matches("0\\.5000 ± 0\\.[12][0-9]{3}");
        assertThat(tables.get(0).rows().get(1)).endsWith("-", "-");
        assertThat(tables.get(0).rows().get(2)).endsWith("2.000 ± 0.000", "0.5000 ± 0.0000");
        assertThat(evaluation.test().measures("network").rows()).hasSize(6);
    }

    @Test
    void tablesFitATerminalAndNamesWithCommasAreQuotedInSentences() {
        String name = "bidirectional GRU 256 to GRU 256, additive attention, and all that";
        contest.enter(Rewriters.of(name, source -> source), Effort.NONE);
        assertThat(evaluation.measures()).hasSizeGreaterThan(1);
        assertThat(evaluation.measures().stream()
                        .flatMap(table -> table.toString().lines())
                        .toList())
                .allMatch(line -> line.length() <= 110);
        assertThat(evaluation.remarks(contest.scores()))
                .anyMatch(remark -> remark.startsWith('"' + name + "\" against"));
    }

    @Test
    void whatNoModelHasIsLeftOut() {
        assertThat(evaluation.measures()).hasSize(1);
        assertThat(evaluation.test().measures("network").rows()).hasSize(4);
    }

    @Test
    void aNetworkIsComparedWithTheBestBaselineOnTheSameDraws() {
        Comparison comparison = evaluation.test().compare("network", "copy");
        assertThat(comparison.better()).isEqualTo(1);
        assertThat(comparison.bounds().low()).isPositive().isLessThan(comparison.difference());
        assertThat(evaluation.remarks(contest.scores()))
                .anyMatch(remark -> remark.startsWith("network against copy on the test part: BLEU +")
                        && remark.endsWith("better in 100.0 % of the draws of a paired bootstrap."));
    }

    @Test
    void theSignatureIsSaid() {
        assertThat(evaluation.remarks(contest.scores()))
                .contains(
                        "BLEU: nrefs:1|case:mixed|eff:no|tok:none|smooth:exp|version:recurrent4j, as sacreBLEU 2.6.0");
    }

    @Test
    void textsAreScoredByTheLengthOfTheirSources() {
        assertThat(evaluation.test().groups())
                .extracting(TextGroup::name)
                .containsExactly("1 to 2", "3 to 4", "5 to 6", "7 to 8", "9 to 10", "11 to 12");
        Table table = evaluation.test().groups(List.of("copy", "network"));
        assertThat(table.headings()).containsExactly("BLEU by source tokens", "texts", "copy", "network");
        assertThat(table.rows().get(5)).startsWith("11 to 12", "4", "0.00");
        Table all = evaluation.test().everyModelByGroup();
        assertThat(all.headings()).startsWith("BLEU by source tokens", "1 to 2").endsWith("11 to 12");
        assertThat(all.rows()).hasSameSizeAs(contest.contestants());
        assertThat(all.rows().get(0)).startsWith("copy", "0.00");
    }

    @Test
    void theBestAndTheWorstTextsAreThoseOfTheLongestSourcesWithTheirScores() {
        List<TestScores.Example> best = evaluation.test().examples("network", true, 2);
        assertThat(best.get(0).rewriting().text()).isEqualTo(repeated("eins", 12));
        assertThat(best.get(0).score()).isCloseTo(100, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(evaluation.test().examples("network", false, 100)).hasSize(24);
        assertThat(evaluation
                        .test()
                        .examples("network", false, 1)
                        .get(0)
                        .rewriting()
                        .text())
                .startsWith("eins two");
    }

    @Test
    void textsWithoutAnEndAndUnknownTokensAreCounted() {
        contest.enter(new Cut(), Effort.NONE);
        assertThat(evaluation.remarks(contest.scores()))
                .contains(
                        "Of cut, 24 of 24 test texts were cut off at the limit of their length.",
                        "Of cut, 24 of 24 test texts hold an unknown token, \uFFFD.");
    }

    @Test
    void whatTheTrainingPartLacksIsSaid() {
        assertThat(Known.of(List.of(Pair.of("one", "eins")), new Units(Unit.TOKENS, Unit.CHARACTERS))
                        .remark("test", List.of(Pair.of("one two", "sein!"))))
                .isEqualTo(
                        Optional.of(
                                "Of the test part, 50.0 % of the source tokens and 20.0 % of the target characters do not occur in the training part."));
    }

    @Test
    void nothingIsSaidOfASideOfWhichEverythingIsKnown() {
        Known known = Known.of(List.of(Pair.of("one", "eins")), new Units(Unit.TOKENS, Unit.CHARACTERS));

        assertThat(known.remark("test", List.of(Pair.of("one", "sein")))).isEmpty();
        assertThat(known.remark("test", List.of(Pair.of("one one", "sein!"))))
                .contains("Of the test part, 20.0 % of the target characters do not occur in the training part.");
        assertThat(known.remark("test", List.of(Pair.of("one ".repeat(2_000) + "two", "sein"))))
                .contains("Of the test part, under 0.1 % of the source tokens do not occur in the training part.");
    }

    private record Cut() implements Seq2SeqModel {

        @Override
        public String name() {
            return "cut";
        }

        @Override
        public long parameters() {
            return 0;
        }

        @Override
        public List<Hypothesis> rewrite(List<String> sources) {
            return sources.stream()
                    .map(any -> new Hypothesis("\uFFFD", -1, false, Optional.empty()))
                    .toList();
        }
    }
}
