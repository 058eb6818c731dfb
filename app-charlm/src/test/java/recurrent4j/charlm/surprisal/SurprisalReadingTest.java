package recurrent4j.charlm.surprisal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import recurrent4j.charlm.corpus.TextPart;
import recurrent4j.charlm.model.LanguageModel;
import recurrent4j.data.TokenSequence;
import recurrent4j.data.Vocabulary;
import recurrent4j.report.Charts;
import recurrent4j.report.LinePlot;
import recurrent4j.report.Section;

class SurprisalReadingTest {

    private static final Vocabulary LETTERS = Vocabulary.open(List.of("a", "b", "\n", "\t", "\u202E", "\u0000"));
    private static final int LENGTH = 1 + 20 * SurprisalReading.PASSAGE;

    @Test
    void theHardestAndEasiestPassagesAreInTheirOrder() {
        // The n-th passage, from 0, costs n bits a token.
        SurprisalReading reading = read(forwards(), place -> (place - 1) / SurprisalReading.PASSAGE, distinct());
        assertThat(reading.highest())
                .extracting(passage -> Math.round(passage.bits()))
                .containsExactly(19L, 18L, 17L, 16L, 15L);
        assertThat(reading.lowest())
                .extracting(passage -> Math.round(passage.bits()))
                .containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(reading.lowest().get(1).place()).isEqualTo(1 + SurprisalReading.PASSAGE);
        assertThat(reading.curve("").lines().get(0).y()).contains(new double[] {0, 9, 10, 19}, within(1e-6));
    }

    @Test
    void theOrderInWhichTheModelTellsDoesNotMatter() {
        int[] shuffled = forwards();
        var random = new Random(2);
        for (int i = shuffled.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int place = shuffled[i];
            shuffled[i] = shuffled[other];
            shuffled[other] = place;
        }
        Bits bits = place -> place * 37L % 101;
        SurprisalReading inOrder = read(forwards(), bits, distinct());
        SurprisalReading mixed = read(shuffled, bits, distinct());
        assertThat(mixed.highest()).extracting(Passage::place).isEqualTo(places(inOrder.highest()));
        assertThat(mixed.lowest()).extracting(Passage::place).isEqualTo(places(inOrder.lowest()));
        assertThat(mixed.beginning().nats()).isEqualTo(inOrder.beginning().nats());
    }

    @Test
    void ofPassagesWithTheSameWordsTheWorstIsShown() {
        SurprisalReading reading = read(forwards(), place -> (place - 1) / SurprisalReading.PASSAGE, new int[LENGTH]);
        assertThat(reading.highest())
                .extracting(passage -> Math.round(passage.bits()))
                .containsExactly(19L);
        assertThat(reading.lowest())
                .extracting(passage -> Math.round(passage.bits()))
                .containsExactly(0L);
    }

    @Test
    void theCurveFollowsTheText() {
        SurprisalReading reading = read(forwards(), place -> (place - 1) / SurprisalReading.PASSAGE, distinct());
        LinePlot plot = reading.curve("Surprisal");
        double[] means = IntStream.range(-1, 21)
                .mapToDouble(i -> Math.max(0, Math.min(19, i)))
                .toArray();
        assertThat(plot.lines().get(0).y()).containsExactly(means, within(1e-6));
        assertThat(plot.lines().get(0).x()).startsWith(0, 2.5, 7.5).endsWith(97.5, 100);
        assertThat(plot.axes().x()).isEqualTo("place, in percent");
    }

    @Test
    void whatMovesTheWritingIsMadeVisible() {
        var passage = new Passage(1, TokenSequence.of(0, 2, 3, 4, 5, 1, 6), new float[7]);
        assertThat(passage.line(LETTERS)).isEqualTo("a↵⇥⟨U+202E⟩␀b\uFFFD");
        assertThat(passage.shaded(LETTERS, "").runs())
                .extracting(run -> run.text())
                .containsExactly("a", "↵", "\n", "⇥", "⟨U+202E⟩", "␀", "b", "\uFFFD");
    }

    @Test
    void theDarkestShadeIsWhatABlindGuessCosts() {
        var eight = Vocabulary.closed(List.of("a", "b", "c", "d", "e", "f", "g", "h"));
        var passage = new Passage(1, TokenSequence.of(0, 1), new float[] {(float) Math.log(4), 0});
        assertThat(passage.shaded(eight, "").scale().darkest()).isEqualTo(3, within(1e-12));
        assertThat(passage.shaded(eight, "").runs().get(0).value()).isEqualTo(2, within(1e-6));
    }

    @Test
    void aTextShorterThanAPassageHasABeginningAlone() {
        SurprisalReading reading = read(new int[] {1, 2}, place -> place, new int[] {0, 1, 0});
        assertThat(reading.highest()).isEmpty();
        assertThat(reading.beginning().line(LETTERS)).isEqualTo("ba");
        SurprisalReading nothing = read(new int[0], place -> place, new int[0]);
        assertThat(nothing.beginning().line(LETTERS)).isEmpty();
        assertThat(nothing.curve("").lines().get(0).y()).containsOnly(Double.NaN);
    }

    @Test
    void theReportShowsEachPassageLetterByLetter() {
        SurprisalReading reading = read(forwards(), place -> 2, distinct());
        List<Section> sections =
                new SurprisalReport("the text", reading, LETTERS, "characters").sections(new Charts(List.of()));
        assertThat(sections)
                .extracting(Section::title)
                .containsExactly(
                        "Surprisal along the text",
                        "Surprisal by token",
                        "Passages of highest surprisal",
                        "Passages of lowest surprisal");
        assertThat(sections.get(0).charts().get(0).isDrawn()).isTrue();
        assertThat(sections.get(2).samples()).hasSize(5);
        assertThat(sections.get(2).samples().get(1).caption()).isEqualTo("From place 65: 2.00 bits on average");
    }

    private interface Bits {
        double at(long place);
    }

    private static SurprisalReading read(int[] places, Bits bits, int[] tokens) {
        LanguageModel model = new LanguageModel() {
            @Override
            public String name() {
                return "fixed";
            }

            @Override
            public long parameters() {
                return 0;
            }

            @Override
            public void read(TokenSequence text, Listener listener) {
                for (int place : places) {
                    listener.surprisal(place, bits.at(place) * Math.log(2));
                }
            }
        };
        return SurprisalReading.of(model, new TextPart(TokenSequence.of(tokens), tokens.length, 0));
    }

    private static int[] forwards() {
        return IntStream.range(1, LENGTH).toArray();
    }

    /** Two tokens at random, so that no two passages read the same. */
    private static int[] distinct() {
        return new Random(1).ints(LENGTH, 0, 2).toArray();
    }

    private static List<Long> places(List<Passage> passages) {
        return Arrays.stream(passages.toArray(Passage[]::new))
                .map(Passage::place)
                .toList();
    }
}
