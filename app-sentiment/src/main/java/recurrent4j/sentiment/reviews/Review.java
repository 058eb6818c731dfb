package recurrent4j.sentiment.reviews;

import java.text.Normalizer;
import recurrent4j.io.InputException;

/**
 * A text with its label.
 *
 * @param name what messages call it: its file, or its file and line
 * @param group what reviews have in common that must not be split between parts, such as the film; or empty
 */
public record Review(String name, String text, String label, String group) {

    /**
     * Takes labels that look the same for the same: without blanks around them, and in Unicode's composed form.
     *
     * @throws InputException if there is nothing to read, or no label
     */
    public Review {
        label = composed(label);
        if (text.isBlank()) {
            throw new InputException("%s is empty; remove it, or give it a text.", name);
        }
        if (label.isBlank()) {
            throw new InputException("%s has no label; remove it, or say what it is.", name);
        }
    }

    /** Returns a label as the one of all that look like it. */
    static String composed(String label) {
        return Normalizer.normalize(label.strip(), Normalizer.Form.NFC);
    }

    Review labelled(String other) {
        return new Review(name, text, other, group);
    }
}
