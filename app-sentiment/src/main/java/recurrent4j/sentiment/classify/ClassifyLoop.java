package recurrent4j.sentiment.classify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import recurrent4j.io.TextOutput;
import recurrent4j.io.Utf8Reader;
import recurrent4j.sentiment.QuestionOptions;
import recurrent4j.sentiment.evaluate.Prediction;
import recurrent4j.sentiment.evaluate.SentimentClassifier;
import recurrent4j.sentiment.text.Tokenizer;

/** Texts that come in, and verdicts that go out in the same order, each as soon as possible. */
public final class ClassifyLoop {

    /** Enough that a network computes them nearly as fast as any number of them. */
    private static final int AT_ONCE = 64;

    private final SentimentClassifier classifier;
    private final List<String> labels;
    private final QuestionOptions options;
    private final TextOutput out;
    private final Tokenizer tokenizer = new Tokenizer();
    private final List<Explanation> explanations = new ArrayList<>();

    /** @param labels of the classifier's classes */
    public ClassifyLoop(SentimentClassifier classifier, List<String> labels, QuestionOptions options, TextOutput out) {
        this.classifier = classifier;
        this.labels = labels;
        this.options = options;
        this.out = out;
    }

    /**
     * Classifies what the options give, until there is no more, or nobody reads the answers any more.
     *
     * @return what was explained, for a page; nothing unless there is to be one
     */
    public List<Explanation> hold() throws IOException {
        try {
            if (!options.texts().isEmpty()) {
                answer(options.texts());
            } else {
                try (Utf8Reader lines = options.lines()) {
                    answer(lines);
                }
            }
        } catch (TextOutput.ClosedException e) {
            return explanations;
        }
        return explanations;
    }

    /** Takes as many lines together as lie ready, so that a file is fast and nobody who types has to wait. */
    private void answer(Utf8Reader lines) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Optional<String> line = lines.line(); line.isPresent(); line = lines.line()) {
            texts.add(line.get());
            if (texts.size() == AT_ONCE || !lines.ready()) {
                answer(texts);
                texts.clear();
            }
        }
        answer(texts);
    }

    private void answer(List<String> texts) throws IOException {
        if (texts.isEmpty()) {
            return;
        }
        List<List<String>> tokens = texts.stream().map(tokenizer::tokens).toList();
        double[][] probabilities = classifier.probabilities(tokens);
        for (int i = 0; i < texts.size(); i++) {
            var verdict = new Prediction(texts.get(i), labels, probabilities[i]);
            if (options.explain()) {
                explain(Explanation.of(classifier, verdict, tokens.get(i)));
            } else {
                out.write(options.json() ? verdict.json() + "\n" : verdict.line());
            }
        }
        out.show();
    }

    private void explain(Explanation explanation) throws IOException {
        out.write(
                options.json()
                        ? explanation.json() + "\n"
                        : explanation.verdict().line() + explanation.lines() + "\n");
        if (options.out() != null) {
            explanations.add(explanation);
        }
    }
}
