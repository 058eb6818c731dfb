package recurrent4j.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SavedChoiceTest {

    private static final SavedNames NAMES = new SavedNames("both", List.of("baseline", "both", "second"));
    private static final List<Together> ENSEMBLES =
            List.of(new Together("both", List.of(2, 0)), new Together("second", List.of(1, 2)));

    private record Together(String name, List<Integer> members) implements SavedEnsemble {}

    @Test
    void whoeverAnswersIsChosenAloneWithItsNetworks() {
        SavedChoice choice = choose(Optional.empty(), false);

        assertThat(choice.answers()).isEqualTo("both");
        assertThat(choice.includes("both")).isTrue();
        assertThat(choice.includes("second")).isFalse();
        assertThat(choice.places()).containsExactly(2, 0);
        assertThat(choice.of(ENSEMBLES.get(0), List.of("third", "first"))).containsExactly("third", "first");
        assertThat(choose(Optional.of("BASE"), false).places()).isEmpty();
    }

    @Test
    void everyNetworkOfAllIsLoadedOnce() {
        SavedChoice choice = choose(Optional.of("sec"), true);

        assertThat(choice.answers()).isEqualTo("second");
        assertThat(choice.contestants()).isEqualTo(NAMES.all());
        assertThat(choice.places()).containsExactly(2, 0, 1);
        assertThat(choice.of(ENSEMBLES.get(1), List.of("third", "first", "second")))
                .containsExactly("second", "third");
        assertThat(choice.wanted(place -> new TokenFit(List.of(place), 0, 1, 0)))
                .extracting(ModelBundle.Wanted::place)
                .containsExactly(2, 0, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> choose(Optional.of("b"), true));
    }

    private static SavedChoice choose(Optional<String> by, boolean all) {
        return SavedChoice.of(new SavedChoice.Asked(by, all), NAMES, ENSEMBLES);
    }
}
