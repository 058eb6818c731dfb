package recurrent4j.sentiment.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.bundle.RunCard;
import recurrent4j.cli.EngineOptions;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Environment;
import recurrent4j.eval.Provenance;
import recurrent4j.sentiment.ColumnOptions;
import recurrent4j.sentiment.Preset;
import recurrent4j.sentiment.classify.RecurrentClassifier.Reader;
import recurrent4j.sentiment.reviews.Origin;
import recurrent4j.sentiment.reviews.SplitShares;
import recurrent4j.sentiment.reviews.TextEncoding;
import recurrent4j.sentiment.reviews.Texts;
import recurrent4j.sentiment.reviews.TokenizedReviews;

class SavedClassifierTest {

    private final TokenizedReviews training = Texts.easy(2, 20);

    @TempDir
    private Path folder;

    @Test
    void networksThatAreShownDifferentThingsAnswerTheSameWhenTheyAreBack() throws Exception {
        List<Reader> readers = new ArrayList<>();
        for (Preset preset : List.of(Preset.PAIRS, Preset.MEAN, Preset.PAIRS)) {
            TextEncoding view = preset.view(training, Optional.empty(), 1).reading(readers.size() == 2);
            NetworkSpec recipe = preset.recipe(view, 2, preset.plan(40, readers.size()), 1);
            readers.add(new Reader(recipe.network(), view));
        }
        TextEncoding shared = readers.get(1).view();
        readers.add(new Reader(
                Preset.MEAN.recipe(shared, 2, Preset.MEAN.plan(40, 7), 1).network(), shared));
        var classifier = new RecurrentClassifier("four", readers);
        var data = new DataSource("texts", "", "", "0", 40);
        var provenance = new Provenance(SavedClassifier.APP, "train", 1, data, Environment.here("stock", 1));
        Origin origin = Origin.of(new ColumnOptions().columns(), new SplitShares(0.1, 0.1), 1);

        SavedClassifier.of(classifier, training, origin, RunCard.of(provenance, List.of()))
                .save(folder.resolve("model"));
        SavedClassifier back = SavedClassifier.load(folder.resolve("model"), new EngineOptions());

        double[][] before = classifier.probabilities(training.texts());
        double[][] after = back.classifier().probabilities(training.texts());
        for (int text = 0; text < before.length; text++) {
            assertThat(after[text]).containsExactly(before[text], within(1e-6));
        }
        assertThat(back.classifier().views()).hasSize(3);
        assertThat(back.classifier().views())
                .extracting(TextEncoding::backwards)
                .containsExactly(false, false, true);
        assertThat(back.classifier().readers().get(3).view())
                .isSameAs(back.classifier().readers().get(1).view());
        assertThat(back.labels()).containsExactly("class 0", "class 1");
    }
}
