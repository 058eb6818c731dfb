package recurrent4j.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.data.Window;

class LastValueTest {

    @Test
    void lastValueRepeatsTheTargetsLastValue() {
        Window rising = new Window(new float[][] {{1, 2, 3}, {7, 8, 9}}, new float[] {4, 5});
        Window flat = new Window(new float[][] {{6, 6, 6}, {0, 0, 0}}, new float[] {6, 6});

        float[][] forecasts = new LastValue(2).forecast(List.of(rising, flat));

        assertThat(forecasts).isDeepEqualTo(new float[][] {{3, 3}, {6, 6}});
    }
}
