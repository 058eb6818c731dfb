package recurrent4j.tagging.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MenuCorpusTest {

    @Test
    void theRoommateCooksInTurnAndRepeatsOnSunnyDays() {
        Sentence days = MenuCorpus.cooked(List.of("rainy", "sunny", "rainy", "cloudy", "sunny", "rainy"));
        assertThat(days.tags())
                .containsExactly("pork-cutlet", "pork-cutlet", "black-bean-noodles", "stew", "stew", "pork-cutlet");
    }

    @Test
    void partsShareNoSequenceAndASeedMakesTheSame() {
        TaggedCorpus corpus = MenuCorpus.corpus(1);
        List<List<String>> all = Stream.of(
                        corpus.parts().training(),
                        corpus.parts().validation(),
                        corpus.parts().test())
                .flatMap(List::stream)
                .map(Sentence::words)
                .toList();
        assertThat(all).hasSize(1000).doesNotHaveDuplicates();
        assertThat(all).allMatch(days -> days.size() >= 7 && days.size() <= 30);
        assertThat(MenuCorpus.corpus(1)).isEqualTo(corpus);
        assertThat(MenuCorpus.corpus(2).source().sha256())
                .isNotEqualTo(corpus.source().sha256());
        assertThat(corpus.sentence())
                .startsWith("menu: 800 sentences (")
                .endsWith(" tokens) to train on, 100 to validate, 100 to test; 3 tags.");
        assertThat(corpus.shortName()).isEqualTo("menu");
    }

    @Test
    void theWeatherOfFiveDaysSaysLittleOfTheDish() {
        Map<List<String>, Map<String, Integer>> dishes = new HashMap<>();
        int days = 0;
        for (Sentence sentence : MenuCorpus.corpus(3).parts().training()) {
            for (int day = 5; day + 2 < sentence.length(); day++, days++) {
                dishes.computeIfAbsent(sentence.words().subList(day - 2, day + 3), key -> new HashMap<>())
                        .merge(sentence.tags().get(day), 1, Integer::sum);
            }
        }
        int best = dishes.values().stream()
                .mapToInt(counts -> Collections.max(counts.values()))
                .sum();
        assertThat((double) best / days).isBetween(0.33, 0.45);
        Set<String> all = new HashSet<>(MenuCorpus.DISHES);
        assertThat(dishes.values()).allMatch(counts -> all.containsAll(counts.keySet()));
    }
}
