package recurrent4j.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import recurrent4j.data.Split;
import recurrent4j.data.Window;

class PresetTest {

    @ParameterizedTest
    @EnumSource
    void everyPresetHasWindowsOfItsSizesInEachPart(Preset preset) {
        Split<List<Window>> windows = preset.windows(preset.window(), preset.horizon());

        for (List<Window> part : List.of(windows.training(), windows.validation(), windows.test())) {
            assertThat(part).isNotEmpty().allSatisfy(window -> {
                assertThat(window.steps()).isEqualTo(preset.window());
                assertThat(window.horizon()).isEqualTo(preset.horizon());
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPresetHasAScalePerFeature(Preset preset) {
        Window window = preset.windows(preset.window(), preset.horizon()).test().get(0);

        assertThat(preset.standardizer(preset.window(), preset.horizon())
                        .apply(window)
                        .features())
                .isEqualTo(window.features());
    }

    @ParameterizedTest
    @EnumSource
    void noPresetTakesAWindowOfNothing(Preset preset) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> preset.windows(0, 1))
                .withMessageStartingWith("A window of 0 and a horizon of 1 ");
    }

    @Test
    void theSineRepeatsEveryHundredSteps() {
        double[] wave = Preset.SINE.series().orElseThrow().values()[0];

        assertThat(wave).hasSize(1_600);
        assertThat(wave[25]).isCloseTo(1, within(1e-12));
        assertThat(wave[1_175]).isCloseTo(-1, within(1e-12));
    }

    @Test
    void ncsoftIs23WeeksWithThePriceFirst() {
        TimeSeries series = Preset.NCSOFT.series().orElseThrow();

        assertThat(series.columns()).containsExactly("stock_price", "num_search");
        assertThat(series.rows()).isEqualTo(23);
        assertThat(series.values()[0][0]).isEqualTo(932_000);
        assertThat(series.values()[1][22]).isEqualTo(38);
        assertThat(series.time().next(1)).containsExactly("2021-08-29");
        assertThat(Preset.NCSOFT.windows(5, 1).map(List::size)).isEqualTo(new Split<>(11, 4, 3));
    }

    /** A sine is a weighted sum of its last two values, so that no network can be needed for it. */
    @Test
    void theLinearBaselineSolvesTheSine() {
        Split<List<Window>> sine = Preset.SINE.windows(40, 1);

        assertThat(Scores.meanSquaredError(LinearAutoregression.fit(sine.training()), sine.test()))
                .isLessThan(1e-12);
    }
}
