package recurrent4j.timeseries.spark;

import java.io.IOException;
import java.nio.file.Path;
import recurrent4j.network.Engine;
import recurrent4j.scoring.BatchScorer;
import recurrent4j.timeseries.Forecaster;

/**
 * Opens a saved model that forecasts, or a baseline, which needs none.
 *
 * @param by the name of the method that answers; empty for whoever was best in the model
 */
public record ForecasterOpener(boolean model, String by, SeriesLayout layout, BatchScorer.Form form)
        implements BatchScorer.Opener {

    @Override
    public BatchScorer open(Path folder) throws IOException {
        if (!model) {
            return Forecaster.baseline(by, layout.records(), form);
        }
        Forecaster best = Forecaster.load(folder, Engine.usual(), 1);
        return (by.isEmpty() ? best : best.by(by)).scorer(layout.records(), form);
    }
}
