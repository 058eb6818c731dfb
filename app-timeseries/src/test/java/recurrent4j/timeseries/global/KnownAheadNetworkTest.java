package recurrent4j.timeseries.global;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import recurrent4j.model.Cell;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Engine;
import recurrent4j.timeseries.backtest.Backtest;
import recurrent4j.timeseries.backtest.BacktestPlan;
import recurrent4j.timeseries.backtest.LeakProbe;
import recurrent4j.timeseries.backtest.PointMetric;
import recurrent4j.timeseries.series.CovariateNames;
import recurrent4j.timeseries.series.Covariates;
import recurrent4j.timeseries.series.Frequency;
import recurrent4j.timeseries.series.Holidays;
import recurrent4j.timeseries.series.Repairs;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;
import recurrent4j.train.Schedule;
import recurrent4j.train.TrainingPlan;

/** Series whose future depends on what is known ahead, or of them as a whole, and on nothing else. */
class KnownAheadNetworkTest {

    private static final int HORIZON = 3;

    private static final GlobalRecurrent SMALL = new GlobalRecurrent(
            RecurrentStack.of(Cell.GRU, 12),
            TrainingPlan.plain(23, 16, 0.02, 1).along(Schedule.ONE_CYCLE, 1),
            1,
            8_000,
            OptionalInt.of(10),
            false,
            TrainingContext.quiet(Engine.FUSED));

    @BeforeAll
    static void start() {
        Engine.FUSED.start(1);
    }

    @Test
    void aPriceThatIsKnownAheadTellsWhatFollows() {
        SeriesSet told = sales(4, "price");

        assertThat(error(told)).isLessThan(0.3 * error(untold(told)));
    }

    @Test
    void aHolidayThatIsKnownAheadTellsWhatFollows() {
        List<Holidays.Event> events = new Random(3)
                .ints(40, 0, 120)
                .distinct()
                .mapToObj(day -> new Holidays.Event(
                        LocalDate.of(2024, 1, 1).plusDays(day).toString(), "", "", 0, 0))
                .toList();
        Holidays holidays = Holidays.of("days.csv", events);
        SeriesSet days = SeriesSet.of(
                "shops", List.of(Series.of("A", LocalDate.of(2024, 1, 1), Period.ofDays(1), new double[120])));
        double[] open = days.with(holidays).series().get(0).covariates().future()[0];
        SeriesSet untold = days.map(one -> new Series(
                one.id(), Arrays.stream(open).map(event -> 20 - 15 * event).toArray(), one.clock()));

        assertThat(error(untold.with(holidays))).isLessThan(0.3 * error(untold));
    }

    /** A window of one step shows no direction. */
    @Test
    void aStaticFeatureTellsWhereASeriesGoes() {
        List<Series> ways = IntStream.range(0, 6)
                .mapToObj(i -> Series.of(
                                "S" + i,
                                IntStream.range(0, 40)
                                        .mapToDouble(t -> i % 2 == 0 ? 100 + t : 100 - t)
                                        .toArray())
                        .with(Covariates.ofStatics(i % 2 == 0 ? "north" : "south", "7")))
                .toList();
        SeriesSet told = new SeriesSet(
                "ways",
                ways,
                new Frequency("step", 1),
                Repairs.none(),
                new CovariateNames(List.of(), List.of(), List.of("region", "size"), Holidays.NONE));
        var blind = new GlobalRecurrent(
                SMALL.stack(), SMALL.plan(), 1, SMALL.windows(), OptionalInt.of(1), false, SMALL.context());

        assertThat(error(told, blind)).isLessThan(0.3 * error(untold(told), blind));
    }

    @Test
    void itSeesNothingOfAFutureButWhatIsKnownAhead() {
        SeriesSet set = withAnotherPast(sales(3, "price"));

        assertThat(new LeakProbe(shown -> SMALL, HORIZON).firstLeak(set)).isEmpty();
    }

    /** The unit of a price does not know how it will jump. */
    @Test
    void scalesAreFittedToWhatIsKnownOfTheValues() {
        SeriesSet known = sales(2, "price").map(one -> one.withoutLast(HORIZON));
        SeriesSet jumping = known.map(one -> {
            double[] price = one.covariates().future()[0].clone();
            price[price.length - 1] = 1e6;
            return one.with(Covariates.ofFuture(price));
        });

        assertThat(Framing.of(jumping, HORIZON, OptionalInt.empty(), false))
                .isEqualTo(Framing.of(known, HORIZON, OptionalInt.empty(), false));
    }

    @Test
    void whatIsNotKnownFarEnoughIsNamed() {
        SeriesSet set = sales(2, "price");
        FittedGlobalRecurrent fitted = new GlobalRecurrent(
                        SMALL.stack(), SMALL.plan(), 1, 20, OptionalInt.of(10), false, SMALL.context())
                .fit(set, HORIZON);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> fitted.forecast(set))
                .withMessageStartingWith("\"price\" of series S0 is not known for 101, step 1 of 3; ");
        assertThat(fitted.forecast(set.map(one -> one.withoutLast(HORIZON)))).hasSize(2);
    }

    private static double error(SeriesSet set) {
        return error(set, SMALL);
    }

    private static double error(SeriesSet set, GlobalRecurrent network) {
        return new Backtest(set, new BacktestPlan(HORIZON, 5, HORIZON, OptionalInt.empty(), false))
                .run(network)
                .error(PointMetric.MASE);
    }

    /** Sales that follow from the price of the day, which nothing announces, at levels of their own. */
    private static SeriesSet sales(int count, String price) {
        List<Series> all = IntStream.range(0, count)
                .mapToObj(i -> {
                    double[] prices =
                            new Random(i).ints(100, 0, 3).asDoubleStream().toArray();
                    double[] sold = Arrays.stream(prices)
                            .map(one -> 50 + 10 * i - 8 * one)
                            .toArray();
                    return Series.of("S" + i, sold).with(Covariates.ofFuture(prices));
                })
                .toList();
        return new SeriesSet(
                "sales",
                all,
                new Frequency("step", 1),
                Repairs.none(),
                new CovariateNames(List.of(), List.of(price), List.of(), Holidays.NONE));
    }

    private static SeriesSet withAnotherPast(SeriesSet set) {
        return changed(
                set,
                one -> new Covariates(
                        new double[][] {new Random(9).doubles(one.length()).toArray()},
                        one.covariates().future(),
                        List.of("north")),
                new CovariateNames(List.of("ads"), set.names().future(), List.of("region"), Holidays.NONE));
    }

    private static SeriesSet untold(SeriesSet set) {
        return changed(set, one -> Covariates.NONE, CovariateNames.NONE);
    }

    private static SeriesSet changed(SeriesSet set, Function<Series, Covariates> change, CovariateNames names) {
        List<Series> series =
                set.series().stream().map(one -> one.with(change.apply(one))).toList();
        return new SeriesSet(set.name(), series, set.frequency(), set.repairs(), names);
    }
}
