package recurrent4j.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.io.InputException;

class ScoredStreamTest {

    private final List<List<String>> batches = new ArrayList<>();

    @Test
    void answersComeInTheOrderOfTheRecordsWhateverTheyAreAskedIn() {
        var random = new Random(1);
        List<String> records = IntStream.range(0, 1_000)
                .mapToObj(i -> "a".repeat(random.nextInt(50)) + i)
                .toList();

        List<Scored<String>> scored = scored(records, new ScoredStream.Window(100, 1_000, 7));

        assertThat(scored.stream().map(Scored::record)).isEqualTo(records);
        assertThat(scored.stream().map(one -> one.answer().orElseThrow()))
                .isEqualTo(records.stream()
                        .map(record -> record.toUpperCase(Locale.ROOT))
                        .toList());
        assertThat(batches).allSatisfy(batch -> assertThat(batch).hasSizeLessThanOrEqualTo(7));
    }

    @Test
    void recordsOfSimilarLengthAreAskedTogether() {
        scored(List.of("aaaa", "b", "cccc", "d"), new ScoredStream.Window(4, 100, 2));

        assertThat(batches).containsExactly(List.of("b", "d"), List.of("aaaa", "cccc"));
    }

    @Test
    void aRecordThatCannotBeAnsweredCostsOnlyItself() {
        List<Scored<String>> scored = scored(List.of("a", "bad", "c", "defect", "none"), ScoredStream.Window.USUAL);

        assertThat(scored.stream().map(Scored::answer))
                .containsExactly(
                        Optional.of("A"), Optional.empty(), Optional.of("C"), Optional.empty(), Optional.empty());
        assertThat(scored.stream().map(one -> one.error().orElse("")))
                .containsExactly(
                        "", "It is bad.", "", "Defect: java.lang.ArithmeticException: / by zero", "There is no text.");
    }

    @Test
    void noMoreThanAWindowIsReadAhead() {
        var read = new int[1];
        Iterator<String> endless = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public String next() {
                return "record " + read[0]++;
            }
        };
        var stream =
                new ScoredStream<>(endless, UnaryOperator.identity(), scorer(), new ScoredStream.Window(10, 1_000, 5));

        for (int i = 0; i < 25; i++) {
            stream.next();
        }

        assertThat(read[0]).isEqualTo(30);
    }

    @Test
    void aModelArrivesAsItWasSentAndLeavesNoFolder(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("run.json"), "{}");
        Files.write(folder.resolve("network.zip"), new byte[] {1, 2, 3});
        PackedModel packed = PackedModel.of(folder);
        var seen = new Path[1];

        packed.open(model -> {
            seen[0] = model;
            assertThat(PackedModel.of(model).sha256()).isEqualTo(packed.sha256());
            return scorer();
        });

        assertThat(packed.size()).isEqualTo(5);
        assertThat(seen[0]).doesNotExist();
        assertThatThrownBy(() -> PackedModel.of(folder.resolve("none")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("There is no folder");
    }

    private List<Scored<String>> scored(List<String> records, ScoredStream.Window window) {
        var scored = new ArrayList<Scored<String>>();
        new ScoredStream<>(records.iterator(), ScoredStreamTest::text, scorer(), window).forEachRemaining(scored::add);
        return scored;
    }

    private static String text(String record) {
        if (record.equals("none")) {
            throw new InputException("There is no text.");
        }
        return record;
    }

    private BatchScorer scorer() {
        return new BatchScorer() {
            @Override
            public List<String> answer(List<String> records) {
                if (records.contains("bad")) {
                    throw new InputException("It is bad.");
                }
                int zero = records.contains("defect") ? 0 : 1;
                assertThat(1 / zero).isOne();
                batches.add(records);
                return records.stream()
                        .map(record -> record.toUpperCase(Locale.ROOT))
                        .toList();
            }

            @Override
            public boolean answersSideBySide() {
                return true;
            }

            @Override
            public void close() {}
        };
    }
}
