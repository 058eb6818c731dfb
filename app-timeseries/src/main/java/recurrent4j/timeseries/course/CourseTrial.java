package recurrent4j.timeseries.course;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import recurrent4j.eval.Contestant;
import recurrent4j.eval.Measured;
import recurrent4j.eval.Metric;
import recurrent4j.eval.Metrics;
import recurrent4j.timeseries.forecast.FittedMethod;

/**
 * What a method forecast of series that it was not fitted to.
 *
 * @param name the method's
 * @param fitted the method
 * @param validation what it answered on the validation part, if it was asked
 * @param test what it answered on the test part
 */
public record CourseTrial(String name, FittedMethod fitted, Optional<Answers> validation, Answers test)
        implements Contestant {

    /**
     * Forecasts beside what came true, in single precision as all arithmetic of the course is.
     *
     * @param truth {@code [series][step]}
     * @param forecasts {@code [series][step]}
     */
    public record Answers(float[][] truth, float[][] forecasts) {}

    private interface Error {
        double of(float[][] truth, float[][] forecasts);
    }

    @Override
    public long parameters() {
        return fitted.parameters();
    }

    /** Returns the errors over all series and steps, in the unit of the values. */
    Map<Metric, Measured> measured() {
        Map<Metric, Measured> measured = new LinkedHashMap<>();
        measured.put(Metrics.MSE, measured(Metrics::mse));
        measured.put(Metrics.RMSE, measured(Metrics::rmse));
        measured.put(Metrics.MAE, measured(Metrics::mae));
        return measured;
    }

    private Measured measured(Error error) {
        return new Measured(
                validation.map(part -> error.of(part.truth(), part.forecasts())).orElse(Double.NaN),
                error.of(test.truth(), test.forecasts()));
    }

    static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
