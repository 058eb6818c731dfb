package recurrent4j.sentiment.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import recurrent4j.data.Split;

class FoldsTest {

    /** Of three reviews of a film each, and some texts that occur with either label. */
    private static Reviews part(int from, int to) {
        List<Review> reviews = new ArrayList<>();
        for (int i = from; i < to; i++) {
            String label = i % 4 == 0 ? "pos" : "neg";
            reviews.add(new Review("r" + i, "text " + i % 55, label, "film " + i / 3));
        }
        return new Reviews("films", List.of("neg", "pos"), reviews);
    }

    private static final Split<Reviews> PARTS = new Split<>(part(0, 48), part(48, 60), part(60, 70));

    @Test
    void everyTextButThoseOfTheTestPartIsTestedOnceAndNothingIsDivided() {
        List<Split<Reviews>> folds = Folds.of(PARTS, 4, 7);

        assertThat(folds).hasSize(4);
        assertThat(folds.stream().flatMap(fold -> fold.test().reviews().stream()))
                .hasSize(60)
                .containsExactlyInAnyOrderElementsOf(part(0, 60).reviews());
        for (Split<Reviews> fold : folds) {
            assertThat(fold.test().size()).isBetween(6, 24);
            assertThat(fold.training().size()
                            + fold.validation().size()
                            + fold.test().size())
                    .isEqualTo(60);
            assertThat(films(fold.test()))
                    .doesNotContainAnyElementsOf(films(fold.training()))
                    .doesNotContainAnyElementsOf(films(fold.validation()));
            assertThat(fold.test().sharedWith(fold.training())).isZero();
            assertThat(fold.validation().sharedWith(fold.training())).isZero();
        }
    }

    private static Set<String> films(Reviews reviews) {
        return reviews.reviews().stream().map(Review::group).collect(Collectors.toSet());
    }

    @Test
    void theSameSeedDividesAlikeAndAnotherDoesNot() {
        assertThat(Folds.of(PARTS, 3, 1)).isEqualTo(Folds.of(PARTS, 3, 1)).isNotEqualTo(Folds.of(PARTS, 3, 2));
    }

    @Test
    void foldsWithoutALabelAreRefusedInASentence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Folds.of(PARTS, 40, 1))
                .withMessage(
                        "There are too few texts labelled \"pos\" for --folds 40, each of which needs some to learn from, to"
                                + " validate and to test; choose fewer folds, or leave rare labels out by --min-count-label 80.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Folds.of(PARTS, 1, 1))
                .withMessageContaining("choose 2 or more");
    }
}
