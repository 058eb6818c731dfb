package recurrent4j.sentiment.classify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import recurrent4j.io.Utf8Reader;

/**
 * Answers lines as they come in, each as soon as possible.
 *
 * @param answer answers some texts, in their order
 */
public record TextLoop(Answer answer) {

    /** Enough that a network computes them nearly as fast as any number of them. */
    private static final int AT_ONCE = 64;

    /** Answers texts. */
    @FunctionalInterface
    public interface Answer {
        void to(List<String> texts) throws IOException;
    }

    /**
     * Answers the lines of a reader as many at once as there are, so that a long file is read fast and an answer to a typed line
     * does not wait.
     */
    public void read(Utf8Reader lines) throws IOException {
        List<String> texts = new ArrayList<>();
        try {
            for (Optional<String> line = lines.line(); line.isPresent(); line = lines.line()) {
                texts.add(line.get());
                if (texts.size() == AT_ONCE || !lines.ready()) {
                    answerAll(texts);
                }
            }
        } finally {
            // What stands before bytes that are no text is answered before they are complained of.
            answerAll(texts);
        }
    }

    private void answerAll(List<String> texts) throws IOException {
        List<String> now = List.copyOf(texts);
        texts.clear();
        answer.to(now);
    }
}
