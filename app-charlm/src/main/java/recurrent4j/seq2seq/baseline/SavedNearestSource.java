package recurrent4j.seq2seq.baseline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recurrent4j.bundle.Deflated;
import recurrent4j.seq2seq.baseline.NearestSource.NGramUnits;
import recurrent4j.seq2seq.tokens.PairTokenizer;

/**
 * A {@link NearestSource} as a bundle keeps it.
 *
 * @param units which n-grams it looks at
 * @param texts the different ones among sources and targets: in a conversation most are both
 * @param pairs the numbers of a source and a target among them, by turns
 */
public record SavedNearestSource(NGramUnits units, List<byte[]> texts, List<byte[]> pairs) implements SavedBaseline {

    static SavedNearestSource of(NGramUnits units, List<String> sources, List<String> targets) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int[] pairs = new int[2 * sources.size()];
        for (int pair = 0; pair < sources.size(); pair++) {
            pairs[2 * pair] = number(numbers, sources.get(pair));
            pairs[2 * pair + 1] = number(numbers, targets.get(pair));
        }
        return new SavedNearestSource(
                units, Deflated.ofTexts(List.copyOf(numbers.keySet())), Deflated.ofNumbers(pairs));
    }

    private static int number(Map<String, Integer> numbers, String text) {
        Integer next = numbers.size();
        Integer number = numbers.putIfAbsent(text, next);
        return number == null ? next : number;
    }

    @Override
    public NearestSource baseline(PairTokenizer tokens) {
        List<String> all = Deflated.texts(texts);
        int[] numbers = Deflated.numbers(pairs);
        if (units == null || numbers.length == 0 || numbers.length % 2 != 0) {
            throw SavedBaseline.damaged("Nearest training source", "%d sources and targets", numbers.length);
        }
        List<String> sources = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        for (int place = 0; place < numbers.length; place++) {
            if (numbers[place] >= all.size()) {
                throw SavedBaseline.damaged("Nearest training source", "the text %d of %d", numbers[place], all.size());
            }
            (place % 2 == 0 ? sources : targets).add(all.get(numbers[place]));
        }
        return new NearestSource(units, sources, targets);
    }

    @Override
    public long bytes() {
        return SavedBaseline.bytes(texts) + SavedBaseline.bytes(pairs);
    }
}
