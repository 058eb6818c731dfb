package recurrent4j.sentiment.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GroupedSplitTest {

    private final List<Review> reviews = new ArrayList<>();

    @Test
    void noFilmStandsOnBothSides() {
        for (int review = 0; review < 400; review++) {
            add("text " + review, review % 2 == 0 ? "pos" : "neg", "tt" + review / 5);
        }
        GroupedSplit.Parts parts = new GroupedSplit(reviews).holdOut(0.1, 5);
        assertThat(films(parts.held())).doesNotContainAnyElementsOf(films(parts.kept()));
        assertThat(parts.held()).hasSizeBetween(40, 50);
    }

    @Test
    void equalTextsStandOnOneSideAlsoAcrossGroups() {
        add("same", "pos", "a");
        add("other", "pos", "a");
        add("same", "neg", "b");
        add("third", "neg", "b");
        for (int review = 0; review < 20; review++) {
            add("text " + review, review % 2 == 0 ? "pos" : "neg", "");
        }
        for (int seed = 0; seed < 20; seed++) {
            GroupedSplit.Parts parts = new GroupedSplit(reviews).holdOut(0.3, seed);
            long held = parts.held().stream()
                    .filter(review -> !review.group().isEmpty())
                    .count();
            assertThat(held).isIn(0L, 4L);
        }
    }

    @Test
    void everyLabelGivesItsShare() {
        for (int review = 0; review < 100; review++) {
            add("text " + review, review < 80 ? "ham" : "spam", "");
        }
        GroupedSplit.Parts parts = new GroupedSplit(reviews).holdOut(0.1, 1);
        assertThat(parts.held().stream().filter(review -> review.label().equals("ham")))
                .hasSize(8);
        assertThat(parts.held().stream().filter(review -> review.label().equals("spam")))
                .hasSize(2);
        assertThat(parts.kept()).hasSize(90).isSubsetOf(reviews).doesNotContainAnyElementsOf(parts.held());
    }

    @Test
    void theSameSeedDrawsTheSameAndAnotherDrawsOthers() {
        for (int review = 0; review < 100; review++) {
            add("text " + review, review % 2 == 0 ? "pos" : "neg", "");
        }
        var split = new GroupedSplit(reviews);
        assertThat(split.holdOut(0.2, 3)).isEqualTo(split.holdOut(0.2, 3));
        assertThat(split.holdOut(0.2, 3)).isNotEqualTo(split.holdOut(0.2, 4));
    }

    @Test
    void theLastFamilyOfALabelStays() {
        add("one", "pos", "");
        add("two", "neg", "");
        assertThat(new GroupedSplit(reviews).holdOut(0.5, 1).held()).isEmpty();
    }

    private void add(String text, String label, String group) {
        reviews.add(new Review("r" + reviews.size(), text, label, group));
    }

    private static Set<String> films(List<Review> reviews) {
        return reviews.stream().map(Review::group).collect(Collectors.toSet());
    }
}
