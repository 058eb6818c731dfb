package recurrent4j.sentiment.classify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import recurrent4j.io.TextOutput;
import recurrent4j.io.Utf8Reader;
import recurrent4j.sentiment.evaluate.Prediction;
import recurrent4j.sentiment.evaluate.SentimentClassifier;
import recurrent4j.sentiment.text.Tokenizer;

/** Classifies texts as they come in, in their order, each as soon as possible. */
public final class ClassifyLoop {

    private final SentimentClassifier classifier;
    private final List<String> labels;
    private final Format format;
    private final TextOutput out;
    private final Tokenizer tokenizer = new Tokenizer();
    private final List<Explained> explanations = new ArrayList<>();

    /**
     * How predictions are written.
     *
     * @param top how many labels are shown, the most probable first; 0 for the usual one, and all in JSON
     */
    public record Format(boolean json, boolean explained, boolean kept, int top) {}

    public ClassifyLoop(SentimentClassifier classifier, List<String> labels, Format format, TextOutput out) {
        this.classifier = classifier;
        this.labels = labels;
        this.format = format;
        this.out = out;
    }

    /** Returns what was explained, for a page; nothing unless there is to be one. */
    public List<Explained> explanations() {
        return explanations;
    }

    /**
     * Classifies the lines of a reader as many at once as there are, so that a long file is read fast and an answer to a typed
     * line does not wait.
     *
     * @throws TextOutput.ClosedException if the output is closed, so that there is no reason to go on
     */
    public void classify(Utf8Reader lines) throws IOException {
        new TextLoop(this::classify).read(lines);
    }

    /** Classifies texts; the errors are those of {@link #classify(Utf8Reader)}. */
    public void classify(List<String> texts) throws IOException {
        if (texts.isEmpty()) {
            return;
        }
        List<List<String>> tokens = texts.stream().map(tokenizer::tokens).toList();
        double[][] probabilities = classifier.probabilities(tokens);
        for (int i = 0; i < texts.size(); i++) {
            var prediction = new Prediction(texts.get(i), labels, probabilities[i]);
            if (format.explained()) {
                write(Explained.of(classifier, prediction, tokens.get(i)));
            } else {
                out.write(text(prediction));
            }
        }
        out.show();
    }

    private String text(Prediction prediction) {
        if (format.top() > 0) {
            return format.json() ? prediction.json(format.top()) + "\n" : prediction.line(format.top());
        }
        return format.json() ? prediction.json() + "\n" : prediction.line();
    }

    private void write(Explained explanation) throws IOException {
        out.write(
                format.json()
                        ? explanation.json() + "\n"
                        : explanation.prediction().line() + explanation.lines() + "\n");
        if (format.kept()) {
            explanations.add(explanation);
        }
    }
}
