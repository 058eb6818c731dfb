package recurrent4j.sentiment.reviews;

import recurrent4j.io.InputException;

/**
 * A text with its label.
 *
 * @param name what messages call it: its file, or its file and line
 * @param group what reviews have in common that must not be split between parts, such as the film; or empty
 */
public record Review(String name, String text, String label, String group) {

    /** @throws InputException if there is nothing to read, or no label */
    public Review {
        if (text.isBlank()) {
            throw new InputException("%s is empty; remove it, or give it a text.", name);
        }
        if (label.isBlank()) {
            throw new InputException("%s has no label; remove it, or say what it is.", name);
        }
    }
}
