package recurrent4j.sentiment.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.io.InputException;

class SeveralLabelsTest {

    private static final SeveralLabels SEVERAL = new SeveralLabels(";");

    private static Review review(String name, String labels) {
        return new Review(name, "A text.", SEVERAL.set(labels), "");
    }

    @Test
    void neitherOrderNorBlanksNorRepetitionsMakeAnotherSet() {
        assertThat(SEVERAL.set(" delivery ; billing;delivery;"))
                .isEqualTo(SEVERAL.set("billing;delivery"))
                .isEqualTo("billing;delivery");
        assertThat(new SeveralLabels("|").set("b|a")).isEqualTo("a|b");
    }

    @Test
    void aTextMayHaveNoLabel() {
        Review none = review("1", "  ");

        assertThat(SEVERAL.of(none)).isEmpty();
        assertThat(SEVERAL.among(List.of("billing"), none.label())).containsExactly(false);
    }

    @Test
    void aSetSaysWhichLabelsItHas() {
        assertThat(SEVERAL.among(List.of("a", "b", "c"), SEVERAL.set("c;a"))).containsExactly(true, false, true);
    }

    @Test
    void textsAreDividedByTheirRarestLabel() {
        List<Review> reviews = List.of(review("1", "a"), review("2", "a;b"), review("3", "a;b;c"), review("4", ""));

        assertThat(reviews.stream().map(SEVERAL.stratum(reviews))).containsExactly("a", "b", "c", ";");
    }

    @Test
    void rareLabelsAreLeftOutAndTheirTextsStay() {
        List<Review> reviews = List.of(review("1", "a"), review("2", "a;b"));

        assertThat(SEVERAL.frequent(reviews, 2)).extracting(Review::label).containsExactly("a", "a");
        assertThat(SEVERAL.remark(reviews, 2))
                .hasValueSatisfying(remark -> assertThat(remark).contains("\"b\""));
        assertThat(SEVERAL.remark(reviews, 0)).isEmpty();
    }

    @Test
    void blanksSeparateNothing() {
        assertThatThrownBy(() -> new SeveralLabels(" "))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("--label-separator");
    }
}
