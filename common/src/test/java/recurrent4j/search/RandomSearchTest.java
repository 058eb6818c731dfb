package recurrent4j.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import recurrent4j.io.InputException;
import recurrent4j.model.Cell;
import recurrent4j.model.RecurrentStack;

class RandomSearchTest {

    private static final Candidate USUAL = new Candidate(RecurrentStack.of(Cell.GRU, 40), 0.01, 28);

    /** Each trial takes a second of this clock. */
    private final AtomicLong clock = new AtomicLong();

    private final List<Candidate> tried = new ArrayList<>();

    /** The rate is the loss. */
    private final RandomSearch.Evaluator evaluator = candidate -> {
        tried.add(candidate);
        clock.addAndGet(1_000_000_000);
        return new RandomSearch.Outcome(candidate.learningRate(), 3);
    };

    @Test
    void theUsualSettingsAreTriedFirstAndTheBestIsChosen() {
        List<Trial> trials = search(1).run(seconds(20), evaluator, List.of(), trial -> {});

        assertThat(trials)
                .hasSize(20)
                .extracting(Trial::candidate)
                .startsWith(USUAL)
                .doesNotHaveDuplicates();
        double least = trials.stream().mapToDouble(Trial::loss).min().orElseThrow();
        assertThat(search(1).best(trials).learningRate()).isEqualTo(least);
        assertThat(least).isLessThan(0.01);
    }

    @Test
    void theSeedDecidesWhatIsTriedAndTheTimeHowMuchOfIt() {
        List<Trial> many = search(1).run(seconds(9), evaluator, List.of(), trial -> {});
        clock.set(0);
        List<Trial> few = search(1).run(seconds(4), evaluator, List.of(), trial -> {});
        clock.set(0);
        List<Trial> others = search(2).run(seconds(9), evaluator, List.of(), trial -> {});

        assertThat(few).hasSize(4).extracting(Trial::candidate).isEqualTo(candidates(many.subList(0, 4)));
        assertThat(candidates(others)).isNotEqualTo(candidates(many));
    }

    @Test
    void anInterruptedSearchGoesOnFromItsFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("search.csv");
        List<Trial> whole = search(1).run(seconds(6), evaluator, List.of(), trial -> {});
        SearchLog.write(file, whole.subList(0, 3));
        tried.clear();
        clock.set(0);

        List<Trial> again = search(1).run(seconds(3), evaluator, SearchLog.read(file), trial -> {});

        assertThat(candidates(again)).isEqualTo(candidates(whole));
        assertThat(tried).hasSize(3);
    }

    @Test
    void trialsAreReadAsTheyWereWritten(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("search.csv");
        List<Trial> trials = List.of(
                new Trial(1, USUAL, 0.5, 3, 1.25),
                new Trial(2, SearchSpace.usual(List.of()).draw(new Random(3)), Double.POSITIVE_INFINITY, 0, 2));

        SearchLog.write(file, trials);

        assertThat(SearchLog.read(file)).isEqualTo(trials);
        assertThat(file)
                .content()
                .startsWith(
                        "trial,cell,direction,layers,units,dropout,learning_rate,window,validation,epochs,seconds\n1,GRU,FORWARD,1,40,0.0,0.01,28,0.5,3,1.250\n");
        assertThat(SearchLog.read(folder.resolve("none.csv"))).isEmpty();
        Files.writeString(file, "a,b\n1,2\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SearchLog.read(file))
                .withMessageContaining("does not hold the trials of a search");
    }

    @Test
    void settingsThatFailAreNotTheBest() {
        RandomSearch.Evaluator failing = candidate -> {
            if (candidate.equals(USUAL)) {
                return evaluator.evaluate(candidate);
            }
            clock.addAndGet(1_000_000_000);
            throw new InputException("Every training diverged.");
        };
        List<Trial> trials = search(1).run(seconds(3), failing, List.of(), trial -> {});

        assertThat(trials).hasSize(3);
        assertThat(trials.get(1))
                .hasToString(trials.get(1).toString())
                .asString()
                .contains("the training failed");
        assertThat(search(1).best(trials)).isEqualTo(USUAL);
    }

    @Test
    void whatIsNotDoneInTimeDoesNotCount() {
        RandomSearch.Evaluator slow = candidate -> {
            TimeBudget budget = seconds(0);
            budget.requireTime();
            return evaluator.evaluate(candidate);
        };

        List<Trial> trials = search(1).run(seconds(5), slow, List.of(), trial -> {});

        assertThat(trials).isEmpty();
        assertThat(search(1).best(trials)).isEqualTo(USUAL);
        assertThatExceptionOfType(TimeBudget.TimeIsUp.class)
                .isThrownBy(() -> seconds(0).requireTime());
    }

    /** A small space is soon exhausted, and what the user has fixed makes it smaller. */
    @Test
    void aSearchEndsWhereThereIsNothingNew() {
        var space = new SearchSpace(
                List.of(Cell.GRU, Cell.LSTM), List.of(1), List.of(8, 16), List.of(0.0), 0.01, 0.01, List.of(28));
        UnaryOperator<Candidate> ofEight =
                candidate -> new Candidate(RecurrentStack.of(candidate.stack().cell(), 8), 0.01, 28);

        assertThat(new RandomSearch(USUAL, space, UnaryOperator.identity(), 1)
                        .run(seconds(100), evaluator, List.of(), trial -> {}))
                .hasSize(1 + 4);
        assertThat(new RandomSearch(USUAL, space, ofEight, 1).run(seconds(100), evaluator, List.of(), trial -> {}))
                .hasSize(2);
    }

    @Test
    void whatIsDrawnLiesInTheSpace() {
        SearchSpace space = SearchSpace.usual(List.of(10, 20));
        var random = new Random(5);

        assertThat(IntStream.range(0, 200).mapToObj(i -> space.draw(random)))
                .allMatch(one -> space.cells().contains(one.stack().cell())
                        && space.units().contains(one.stack().units().get(0))
                        && one.learningRate() >= 0.002
                        && one.learningRate() <= 0.03
                        && space.windows().contains(one.window())
                        && space.dropouts().contains(one.stack().dropout()));
    }

    @ParameterizedTest
    @CsvSource({"30s, 30", "10m, 600", "1h, 3600", "48h, 172800"})
    void aTimeIsSaidInSecondsMinutesOrHours(String words, long seconds) {
        assertThat(TimeBudget.parse("--search", words)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "49h", "10", "ten minutes", "1d", "-1m", "100000s"})
    void whatIsNoTimeIsRefused(String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeBudget.parse("--search", words))
                .withMessage("--search %s is no time to spend; give 1s to 48h, as in 30s, 10m or 1h.", words);
    }

    private static List<Candidate> candidates(List<Trial> trials) {
        return trials.stream().map(Trial::candidate).toList();
    }

    private static RandomSearch search(long seed) {
        return new RandomSearch(USUAL, SearchSpace.usual(List.of(14, 28, 56)), UnaryOperator.identity(), seed);
    }

    private TimeBudget seconds(int limit) {
        return new TimeBudget(Duration.ofSeconds(limit), clock::get, clock.get());
    }
}
