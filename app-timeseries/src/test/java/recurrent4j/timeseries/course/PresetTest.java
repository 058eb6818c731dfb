package recurrent4j.timeseries.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import recurrent4j.data.Split;
import recurrent4j.eval.Metrics;
import recurrent4j.timeseries.series.Series;
import recurrent4j.timeseries.series.SeriesSet;

class PresetTest {

    @ParameterizedTest
    @EnumSource(names = {"COURSE", "SINE"})
    void seriesThatAreJudgedAreAWindowAndAHorizonLong(Preset preset) {
        Split<SeriesSet> parts = preset.parts(preset.window(), preset.horizon());

        for (SeriesSet part : List.of(parts.validation(), parts.test())) {
            assertThat(part.series())
                    .isNotEmpty()
                    .allMatch(series -> series.length() == preset.window() + preset.horizon());
        }
        assertThat(parts.training().series().get(0).length()).isGreaterThan(preset.window());
    }

    @ParameterizedTest
    @EnumSource(names = {"COURSE", "SINE"})
    void noPresetTakesAWindowOfNothing(Preset preset) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> preset.parts(0, 1))
                .withMessageStartingWith("A window of 0 and a horizon of 1 ");
        assertThatIllegalArgumentException().isThrownBy(() -> preset.parts(1_600, 1));
    }

    @Test
    void theSineRepeatsEveryHundredSteps() {
        double[] wave = Preset.SINE.series().orElseThrow().series().get(0).values();

        assertThat(wave).hasSize(1_600);
        assertThat(wave[25]).isCloseTo(1, within(1e-12));
        assertThat(wave[1_175]).isCloseTo(-1, within(1e-12));
    }

    /** Of 1,600 values 1,120 are for training, 240 for validation, 240 for the test. */
    @Test
    void everyValueOfTheSineIsForecastInOnePartOnly() {
        double[] wave = Preset.SINE.series().orElseThrow().series().get(0).values();
        Split<SeriesSet> parts = Preset.SINE.parts(40, 3);

        assertThat(parts.training().series().get(0).values()).hasSize(1_120);
        assertThat(parts.validation().series().get(0).values())
                .startsWith(wave[1_080])
                .endsWith(wave[1_122]);
        assertThat(parts.validation().series().get(237).values()).endsWith(wave[1_359]);
        assertThat(parts.test().series().get(0).values())
                .startsWith(wave[1_320])
                .endsWith(wave[1_362]);
        assertThat(parts.test().series().get(237).values()).endsWith(wave[1_599]);
        assertThat(parts.map(SeriesSet::size)).isEqualTo(new Split<>(1, 238, 238));
    }

    @Test
    void scalingKnowsTheTrainingPartAlone() {
        CourseTask sine = CourseTask.of(Preset.SINE, Optional.empty(), Optional.empty());
        double[] training = sine.parts().training().series().get(0).values();

        double mean = Arrays.stream(training).average().orElseThrow();

        assertThat(sine.scaling().means()).containsExactly(new double[] {mean}, within(1e-12));
        assertThat(CourseTask.of(Preset.COURSE, Optional.empty(), Optional.empty())
                        .scaling()
                        .means())
                .containsExactly(0);
    }

    @Test
    void ncsoftIs23WeeksOfThePriceWithSearches() {
        SeriesSet set = Preset.NCSOFT.series().orElseThrow();
        Series series = set.series().get(0);

        assertThat(set.features()).containsExactly("num_search");
        assertThat(series.length()).isEqualTo(23);
        assertThat(series.values()[0]).isEqualTo(932_000);
        assertThat(series.covariates().past()[0][22]).isEqualTo(38);
        assertThat(series.clock().next(1)).containsExactly("2021-08-29");
    }

    /** A sine is a weighted sum of its last two values, so that no network can be needed for it. */
    @Test
    void theLinearBaselineSolvesTheSine() {
        CourseTask sine = CourseTask.of(Preset.SINE, Optional.empty(), Optional.empty());

        assertThat(sine.linear().measured().get(Metrics.MSE).test()).isLessThan(1e-12);
    }
}
