package recurrent4j.sentiment.multilabel;

import java.io.IOException;
import java.util.List;
import recurrent4j.io.TextOutput;

/**
 * Predicts the labels of texts, a line for each.
 *
 * @param json whether the line is an object of JSON
 */
public record LabelLoop(SavedLabeller saved, boolean json, TextOutput out) {

    /**
     * Writes what is predicted of texts.
     *
     * @throws TextOutput.ClosedException if the output is closed, so that there is no reason to go on
     */
    public void label(List<String> texts) throws IOException {
        if (texts.isEmpty()) {
            return;
        }
        for (String line : saved.lines(texts, json)) {
            out.write(line);
        }
        out.show();
    }
}
