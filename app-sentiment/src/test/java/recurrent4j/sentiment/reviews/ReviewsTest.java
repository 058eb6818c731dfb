package recurrent4j.sentiment.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewsTest {

    private final Reviews reviews = Reviews.of("two", List.of(review("good", "pos"), review("bad", "neg")));

    @Test
    void classesAreInAlphabeticalOrder() {
        assertThat(reviews.labels()).containsExactly("neg", "pos");
        assertThat(reviews.classes()).containsExactly(1, 0);
        assertThat(reviews.with(List.of(review("fine", "pos"))).counts()).containsExactly(0, 1);
    }

    @Test
    void aSecondClassIsNeeded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reviews.of("mail.csv", List.of(review("a", "ham"))))
                .withMessage("All of mail.csv is labelled \"ham\"; to classify texts, give two labels or more.");
    }

    @Test
    void aLabelThatTheModelDoesNotKnowIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reviews.with(List.of(review("a", "spam"))))
                .withMessage(
                        "a.txt is labelled \"spam\", which is none of the model's labels: \"neg\", \"pos\"; leave such texts out,"
                                + " or correct the label.");
    }

    @Test
    void anEmptyReviewAndOneWithoutALabelAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> review(" \n", "pos"))
                .withMessage(" \n.txt is empty; remove it, or give it a text.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> review("a", ""))
                .withMessage("a.txt has no label; remove it, or say what it is.");
    }

    @Test
    void sharedTextsAreCounted() {
        Reviews others = reviews.with(List.of(review("good", "pos"), review("good", "pos"), review("Good", "neg")));
        assertThat(others.sharedWith(reviews)).isEqualTo(2);
    }

    private static Review review(String text, String label) {
        return new Review(text + ".txt", text, label, "");
    }
}
