package recurrent4j.sentiment.reviews;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import recurrent4j.io.InputException;
import recurrent4j.io.TextFile;
import recurrent4j.sentiment.text.Tokenizer;

/**
 * Texts of which each has any number of labels, as classifiers read them.
 *
 * @param labels that there are, in alphabetical order
 * @param texts cut into tokens
 * @param truth a row for each text, a column for each label: whether the text has it
 */
public record LabelledTexts(List<String> labels, List<Review> reviews, List<List<String>> texts, boolean[][] truth) {

    /** Cuts texts into tokens. */
    public static LabelledTexts of(
            List<String> labels, List<Review> reviews, SeveralLabels several, Tokenizer tokenizer) {
        return new LabelledTexts(
                labels,
                reviews,
                reviews.stream().map(review -> tokenizer.tokens(review.text())).toList(),
                truth(labels, reviews, several));
    }

    /** Returns texts of which each set of labels is a class. */
    public static LabelledTexts of(List<String> labels, TokenizedReviews sets, SeveralLabels several) {
        List<Review> reviews = sets.reviews().reviews();
        return new LabelledTexts(labels, reviews, sets.texts(), truth(labels, reviews, several));
    }

    /**
     * Reads a file for the evaluation of a model.
     *
     * @param columns that say how several labels stand together
     * @param labels that the model knows
     * @param remarks takes how the file is written
     * @throws InputException if a text has another label, or there is no text
     */
    public static LabelledTexts readForEvaluation(
            Path data, Columns columns, List<String> labels, Consumer<String> remarks) throws IOException {
        SeveralLabels several = columns.several().orElseThrow();
        Corpus.requireSeveral(data);
        LabelledFile file = LabelledFile.read(TextFile.of(data), columns);
        for (Review review : file.reviews()) {
            for (String label : several.of(review)) {
                if (!labels.contains(label)) {
                    throw new InputException(
                            "%s is labelled \"%s\", which is none of the model's labels: %s; leave such texts out, or correct the label.",
                            review.name(), label, LabelCounts.listed(labels));
                }
            }
        }
        if (file.reviews().isEmpty()) {
            throw new InputException("%s holds no labelled text.", data.getFileName());
        }
        remarks.accept(file.description());
        return of(labels, file.reviews(), several, new Tokenizer());
    }

    private static boolean[][] truth(List<String> labels, List<Review> reviews, SeveralLabels several) {
        return reviews.stream()
                .map(review -> several.among(labels, review.label()))
                .toArray(boolean[][]::new);
    }

    /** How many there are. */
    public int size() {
        return texts.size();
    }

    /** How many texts have a label. */
    public int count(int label) {
        return (int) Arrays.stream(truth).filter(set -> set[label]).count();
    }

    /** Returns the texts with two classes: those without a label, and those that have it. */
    public TokenizedReviews having(int label) {
        List<String> classes = List.of("no", "yes");
        List<Review> relabelled = new ArrayList<>();
        for (int text = 0; text < truth.length; text++) {
            relabelled.add(reviews.get(text).labelled(classes.get(truth[text][label] ? 1 : 0)));
        }
        int[] belong = IntStream.range(0, truth.length)
                .map(text -> truth[text][label] ? 1 : 0)
                .toArray();
        return new TokenizedReviews(new Reviews(labels.get(label), classes, relabelled), texts, belong);
    }
}
