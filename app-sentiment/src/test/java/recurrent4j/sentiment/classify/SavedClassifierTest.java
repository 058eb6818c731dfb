package recurrent4j.sentiment.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.bundle.RunCard;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Environment;
import recurrent4j.eval.Provenance;
import recurrent4j.sentiment.classify.RecurrentClassifier.Member;
import recurrent4j.sentiment.classify.SavedClassifier.Learned;
import recurrent4j.sentiment.reviews.Columns;
import recurrent4j.sentiment.reviews.Corpus;
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
    void networksOfDifferentEncodingsAnswerTheSameWhenTheyAreLoaded() throws Exception {
        List<Member> members = new ArrayList<>();
        for (Preset preset : List.of(Preset.PAIRS, Preset.MEAN, Preset.PAIRS)) {
            TextEncoding encoding =
                    preset.encoding(training, Optional.empty(), 1).reading(members.size() == 2);
            NetworkSpec spec = preset.spec(encoding, 2, preset.plan(40, members.size()), 1);
            members.add(new Member(spec.network(), encoding));
        }
        TextEncoding shared = members.get(1).encoding();
        members.add(new Member(
                Preset.MEAN.spec(shared, 2, Preset.MEAN.plan(40, 7), 1).network(), shared));
        var classifier = new RecurrentClassifier("four", members);
        var data = new DataSource("texts", "", "", "0", 40);
        var provenance = new Provenance(Corpus.APP, "train", 1, data, Environment.here("stock", 1));
        Origin origin = Origin.of(Columns.BY_NAME, new SplitShares(0.1, 0.1), 1);

        SavedClassifier.of(classifier, training, origin, RunCard.of(provenance, List.of()))
                .save(folder.resolve("model"));
        SavedClassifier back = SavedClassifier.load(folder.resolve("model"), UnaryOperator.identity());

        double[][] before = classifier.probabilities(training.texts());
        double[][] after = back.classifier().probabilities(training.texts());
        for (int text = 0; text < before.length; text++) {
            assertThat(after[text]).containsExactly(before[text], within(1e-6));
        }
        assertThat(back.classifier().encodings()).hasSize(3);
        assertThat(back.classifier().encodings())
                .extracting(TextEncoding::backwards)
                .containsExactly(false, false, true);
        assertThat(back.classifier().members().get(3).encoding())
                .isSameAs(back.classifier().members().get(1).encoding());
        assertThat(back.labels()).containsExactly("class 0", "class 1");
    }

    @Test
    void sharesOfOtherClassesThanTheLabelsAreRefused() throws Exception {
        TextEncoding encoding = Preset.MEAN.encoding(training, Optional.empty(), 1);
        NetworkSpec spec = Preset.MEAN.spec(encoding, 2, Preset.MEAN.plan(40, 1), 1);
        var classifier = new RecurrentClassifier("one", List.of(new Member(spec.network(), encoding)));
        var provenance = new Provenance(
                Corpus.APP, "train", 1, new DataSource("texts", "", "", "0", 40), Environment.here("stock", 1));
        Origin origin = Origin.of(Columns.BY_NAME, new SplitShares(0.1, 0.1), 1);
        for (double[] shares : new double[][] {{}, {1}, {0.5, 0.25, 0.25}, {-1, 2}, {Double.NaN, 1}}) {
            new SavedClassifier(
                            RunCard.of(provenance, List.of()),
                            List.of("class 0", "class 1"),
                            classifier,
                            new Learned(origin, shares))
                    .save(folder.resolve("model"));

            assertThatIOException()
                    .isThrownBy(() -> SavedClassifier.load(folder.resolve("model"), UnaryOperator.identity()))
                    .withMessageContaining("does not say of each of its 2 classes which share of the texts it had;");
        }
    }
}
