package recurrent4j.sentiment.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import recurrent4j.scoring.BatchScorer;

/** Answers so slowly that there is time to die. */
record SlowOpener(BatchScorer.Opener opener) implements BatchScorer.Opener {

    @Override
    public BatchScorer open(Path model) throws IOException {
        BatchScorer scorer = opener.open(model);
        return new BatchScorer() {
            @Override
            public List<String> answer(List<String> records) {
                try {
                    Thread.sleep(60);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return scorer.answer(records);
            }

            @Override
            public boolean answersSideBySide() {
                return scorer.answersSideBySide();
            }

            @Override
            public void close() {
                scorer.close();
            }
        };
    }
}
