package recurrent4j.seq2seq.evaluate;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import recurrent4j.eval.Metric;

/**
 * How varied texts are: how many different n-grams all of them have, by how many n-grams they have (Li et al., A
 * Diversity-Promoting Objective Function for Neural Conversation Models, 2016). It falls with the number of texts, so that only
 * figures of as many can be compared.
 *
 * @param order how long an n-gram is: 1 or 2
 * @param unit what it is made of: words and punctuation marks in lower case, or characters
 */
public record Distinct(int order, Unit unit) implements Measure {

    @Override
    public Metric metric() {
        return new Metric("distinct-" + order, false);
    }

    @Override
    public double figure(List<Rewriting> all) {
        Set<List<String>> distinct = new HashSet<>();
        long count = 0;
        for (Rewriting rewriting : all) {
            List<String> tokens = tokens(rewriting.text());
            for (int from = 0; from + order <= tokens.size(); from++) {
                distinct.add(tokens.subList(from, from + order));
                count++;
            }
        }
        return (double) distinct.size() / count;
    }

    private List<String> tokens(String text) {
        return unit == Unit.TOKENS ? UnigramF1.words(text) : unit.of(text.toLowerCase(Locale.ROOT));
    }
}
