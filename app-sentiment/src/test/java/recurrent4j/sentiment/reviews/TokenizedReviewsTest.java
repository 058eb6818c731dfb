package recurrent4j.sentiment.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.sentiment.text.Tokenizer;

class TokenizedReviewsTest {

    private final TokenizedReviews examples = TokenizedReviews.of(
            Reviews.of("two", List.of(new Review("1", "b b b a a c", "pos", ""), new Review("2", "b a d", "neg", ""))),
            new Tokenizer());

    @Test
    void theVocabularyHasTheMostFrequentWords() {
        assertThat(examples.vocabulary(2, 1).tokens()).containsExactly("b", "a");
        assertThat(examples.vocabulary(2, 1).open()).isTrue();
    }

    @Test
    void rareWordsAreUnknown() {
        assertThat(examples.vocabulary(9, 2).tokens()).containsExactly("b", "a");
        assertThat(examples.vocabulary(9, 1).tokens()).containsExactly("b", "a", "c", "d");
    }

    @Test
    void pairsStandSideBySideInOneText() {
        assertThat(examples.pairs(9, 1).orElseThrow().tokens()).containsExactly("b a", "b b", "a a", "a c", "a d");
        assertThat(examples.pairs(2, 2).orElseThrow().tokens()).containsExactly("b a", "b b");
        assertThat(examples.pairs(9, 3)).isEmpty();
        assertThat(examples.pairs(0, 1)).isEmpty();
    }
}
