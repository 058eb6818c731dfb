package recurrent4j.sentiment.multilabel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import recurrent4j.io.Json;
import recurrent4j.io.Text;
import recurrent4j.sentiment.evaluate.Prediction;

/**
 * What is predicted of one text.
 *
 * @param labels that there are
 * @param probabilities of each of them, of any sum
 * @param threshold from which probability on a label is predicted
 */
public record LabelPrediction(String text, List<String> labels, double[] probabilities, double threshold) {

    /** Returns the labels that are predicted, the most probable first; of equals the first. */
    public List<String> predicted() {
        return places().stream().map(labels::get).toList();
    }

    private List<Integer> places() {
        return IntStream.range(0, probabilities.length)
                .filter(label -> probabilities[label] >= threshold)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer label) -> probabilities[label])
                        .reversed())
                .toList();
    }

    /**
     * Returns the predicted labels, their probabilities and the text, with tabs between them; of no labels both cells are empty.
     *
     * @param separator between two labels, and between two probabilities
     */
    String line(String separator) {
        String numbers = places().stream()
                .map(label -> Text.of("%.4f", probabilities[label]))
                .collect(Collectors.joining(separator));
        String names = predicted().stream().map(Prediction::onOneLine).collect(Collectors.joining(separator));
        return names + "\t" + numbers + "\t" + Prediction.onOneLine(text) + "\n";
    }

    /** Returns the text with the predicted labels, and the probabilities of all labels, as an object of JSON. */
    ObjectNode json() {
        ObjectNode json = Json.mapper().createObjectNode();
        ArrayNode names = json.put("text", text).putArray("labels");
        predicted().forEach(names::add);
        ObjectNode all = json.putObject("probabilities");
        for (int i = 0; i < probabilities.length; i++) {
            all.put(labels.get(i), Prediction.rounded(probabilities[i]));
        }
        return json;
    }
}
