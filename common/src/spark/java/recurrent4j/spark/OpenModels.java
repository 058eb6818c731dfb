package recurrent4j.spark;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import recurrent4j.scoring.BatchScorer;

/**
 * The models that are open in this process, an executor: tasks that come after each other ask the same, and tasks at the same
 * time, too, where it answers them side by side; otherwise each of these has one of its own.
 */
final class OpenModels {

    /** A process may work for long, and for several models; those that were asked last are kept. */
    private static final int KEPT = 4;

    /** Spark knows no other way to keep something in an executor from one task to the next. */
    private static final OpenModels HERE = new OpenModels();

    private final Map<Object, Opened> models = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Opened> eldest) {
            return size() > KEPT;
        }
    };

    private OpenModels() {}

    static OpenModels here() {
        return HERE;
    }

    /** How a model is opened that is not open yet. */
    interface Opening {
        BatchScorer open() throws IOException;
    }

    /** All that are open of one model. */
    private static final class Opened {

        private final Deque<BatchScorer> idle = new ArrayDeque<>();

        synchronized BatchScorer take(Opening opening) throws IOException {
            BatchScorer one = idle.isEmpty() ? opening.open() : idle.pop();
            if (one.answersSideBySide()) {
                idle.push(one);
            }
            return one;
        }

        synchronized void giveBack(BatchScorer one) {
            if (!one.answersSideBySide()) {
                idle.push(one);
            }
        }
    }

    /**
     * Returns a model that nobody else asks at the same time, unless it answers side by side.
     *
     * @param key by which the model is known
     */
    BatchScorer take(Object key, Opening opening) throws IOException {
        return opened(key).take(opening);
    }

    /** Lets others have a model that was taken. */
    void giveBack(Object key, BatchScorer one) {
        opened(key).giveBack(one);
    }

    private synchronized Opened opened(Object key) {
        return models.computeIfAbsent(key, model -> new Opened());
    }
}
