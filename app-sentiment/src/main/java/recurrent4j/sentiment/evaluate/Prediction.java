package recurrent4j.sentiment.evaluate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import recurrent4j.io.Json;
import recurrent4j.io.Text;

/**
 * What a classifier predicts of one text.
 *
 * @param probabilities one a class, of sum 1
 */
public record Prediction(String text, List<String> labels, double[] probabilities) {

    private static final Pattern BREAK = Pattern.compile("[\\s\\u0085\\u2028\\u2029]+");

    /** Returns the likeliest label; of equals the first. */
    public String label() {
        return labels.get(likeliest());
    }

    /** Returns the probability of that label. */
    public double probability() {
        return probabilities[likeliest()];
    }

    /** Returns the place of that label among the labels. */
    public int likeliest() {
        return likeliest(probabilities);
    }

    /** Returns the place of the highest probability, of equals the first. */
    static int likeliest(double[] probabilities) {
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            best = probabilities[i] > probabilities[best] ? i : best;
        }
        return best;
    }

    /** Returns the places of so many labels, or of all there are, the most probable first; of equals the first. */
    public List<Integer> best(int top) {
        return IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer label) -> probabilities[label])
                        .reversed())
                .limit(top)
                .toList();
    }

    /** Returns {@link #line()} with so many labels, each before its probability, the most probable first. */
    public String line(int top) {
        String labelled = best(top).stream()
                .map(label -> Text.of("%s\t%.4f\t", onOneLine(labels.get(label)), probabilities[label]))
                .collect(Collectors.joining());
        return labelled + onOneLine(text) + "\n";
    }

    /** Returns label, probability and text, with tabs between them and none in them, so that a pipe can cut them apart. */
    public String line() {
        return Text.of("%s\t%.4f\t%s\n", onOneLine(label()), probability(), onOneLine(text));
    }

    /** Returns what stands on one line, and in one cell of those between tabs. */
    public static String onOneLine(String text) {
        return BREAK.matcher(text).replaceAll(" ");
    }

    /** Returns {@link #json()} with the probabilities of so many labels, the most probable first. */
    public ObjectNode json(int top) {
        ObjectNode json = json();
        ObjectNode some = json.putObject("probabilities");
        best(top).forEach(label -> some.put(labels.get(label), rounded(probabilities[label])));
        return json;
    }

    /** Returns the text with its label, that label's probability, and those of all labels, as an object of JSON. */
    public ObjectNode json() {
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("text", text).put("label", label()).put("probability", rounded(probability()));
        ObjectNode all = json.putObject("probabilities");
        for (int i = 0; i < probabilities.length; i++) {
            all.put(labels.get(i), rounded(probabilities[i]));
        }
        return json;
    }

    /** More digits are only noise of the processor. */
    public static double rounded(double probability) {
        return Math.round(probability * 1e6) / 1e6;
    }
}
