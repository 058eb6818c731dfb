package recurrent4j.tagging.corpus;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import recurrent4j.data.Split;
import recurrent4j.eval.DataSource;
import recurrent4j.io.Checksum;
import recurrent4j.io.Text;
import recurrent4j.tagging.scheme.TagScheme;

/**
 * The menus of a roommate who cooks pork cutlet, black bean noodles and stew in turn: pork cutlet on the first day and, from
 * then on, what comes next; but yesterday's dish again on a sunny day, which is spent outside and not in the kitchen. The words of a
 * sentence are the weather of each day, and its tags are the dishes.
 *
 * <p>All that has been can be told from the weather, and hardly anything from that of a few days: the dish is the count of
 * days since the first that were not sunny, modulo 3. Only a tagger that remembers knows it.
 */
public final class MenuCorpus {

    /** What the program says of the rule. */
    public static final String RULE =
            "From each day's weather, the dish: a roommate cooks pork cutlet, black bean noodles and stew in turn, beginning with pork cutlet, but on a sunny day yesterday's dish again.";

    /** The dishes, in turn. */
    static final List<String> DISHES = List.of("pork-cutlet", "black-bean-noodles", "stew");

    private static final String SUNNY = "sunny";

    /** Every other day is sunny, so that the weather alone says least. */
    private static final List<String> WEATHER = List.of(SUNNY, SUNNY, "cloudy", "rainy");

    private static final int FEWEST_DAYS = 7;
    private static final int MOST_DAYS = 30;
    private static final int TRAINING = 800;
    private static final int HELD_OUT = 100;

    private MenuCorpus() {}

    /**
     * Makes 800 sequences of 7 to 30 days to learn from, and 100 each to validate and to test, all different.
     *
     * @param seed of the weather
     */
    public static TaggedCorpus corpus(long seed) {
        List<Sentence> all = sentences(TRAINING + 2 * HELD_OUT, new Random(seed));
        var parts = new Split<>(
                all.subList(0, TRAINING),
                all.subList(TRAINING, TRAINING + HELD_OUT),
                all.subList(TRAINING + HELD_OUT, all.size()));
        var checksum = new Checksum();
        all.forEach(days -> checksum.add(days.text() + "\n" + String.join(" ", days.tags()) + "\n"));
        String how = Text.of("menus by the weather, seed %d", seed);
        DataSource source = new DataSource("menu", "", how, checksum.hex(), all.size(), 0, "sentences");
        return new TaggedCorpus("menu", parts, TagScheme.NONE, List.of(), source, List.of(RULE));
    }

    private static List<Sentence> sentences(int count, Random random) {
        Set<List<String>> different = new LinkedHashSet<>();
        while (different.size() < count) {
            int days = FEWEST_DAYS + random.nextInt(MOST_DAYS - FEWEST_DAYS + 1);
            different.add(
                    random.ints(days, 0, WEATHER.size()).mapToObj(WEATHER::get).toList());
        }
        return different.stream().map(MenuCorpus::cooked).toList();
    }

    /** Returns days of a weather with the dish of each. */
    static Sentence cooked(List<String> weather) {
        List<String> dishes = new ArrayList<>();
        int dish = 0;
        for (int day = 0; day < weather.size(); day++) {
            boolean repeats = day == 0 || weather.get(day).equals(SUNNY);
            dish = repeats ? dish : (dish + 1) % DISHES.size();
            dishes.add(DISHES.get(dish));
        }
        return new Sentence(weather, List.of(), dishes, Optional.empty());
    }
}
