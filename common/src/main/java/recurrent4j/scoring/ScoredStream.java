package recurrent4j.scoring;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import recurrent4j.io.Excerpt;
import recurrent4j.io.InputException;

/**
 * Records with their answers, one after the other in the order of the records, however many there are: a window of them is
 * held in memory, and those of similar length are answered together. A record that cannot be answered costs only itself.
 *
 * @param <R> what records come as
 */
public final class ScoredStream<R> implements Iterator<Scored<R>> {

    private final Iterator<R> records;
    private final Function<R, String> text;
    private final BatchScorer scorer;
    private final Window window;
    private final List<Scored<R>> answered = new ArrayList<>();
    private int next;

    /**
     * How much is held in memory, and how much is asked at once.
     *
     * @param records at most
     * @param characters beyond which there is no further record
     * @param batch records that are answered at once at most
     */
    public record Window(int records, int characters, int batch) implements Serializable {

        /** Enough that records of nearly the same length are found, and a network computes them nearly as fast as any number. */
        public static final Window USUAL = new Window(4_096, 4_000_000, 512);

        /** @throws InputException if there is nothing in it */
        public Window {
            if (records < 1 || characters < 1 || batch < 1) {
                throw new InputException("A window of %d records, in batches of %d, answers nothing.", records, batch);
            }
        }
    }

    /**
     * Begins to answer.
     *
     * @param text what is asked of a record; an {@link InputException} says that nothing can be
     */
    public ScoredStream(Iterator<R> records, Function<R, String> text, BatchScorer scorer, Window window) {
        this.records = records;
        this.text = text;
        this.scorer = scorer;
        this.window = window;
    }

    @Override
    public boolean hasNext() {
        return next < answered.size() || records.hasNext();
    }

    @Override
    public Scored<R> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("There are no more records.");
        }
        if (next == answered.size()) {
            answerSome();
        }
        return answered.set(next++, null);
    }

    /** A record that waits for its answer. */
    private record Asked(int place, String text) {}

    private void answerSome() {
        answered.clear();
        next = 0;
        List<Asked> asked = new ArrayList<>();
        long characters = 0;
        while (records.hasNext() && answered.size() < window.records() && characters < window.characters()) {
            R record = records.next();
            answered.add(null);
            int place = answered.size() - 1;
            try {
                String question = text.apply(record);
                asked.add(new Asked(place, question));
                answered.set(place, new Scored<>(record, Optional.empty(), Optional.empty()));
                characters += question.length();
            } catch (InputException e) {
                answered.set(place, Scored.failed(record, sentence(e)));
            }
        }
        asked.sort(Comparator.comparingInt(one -> one.text().length()));
        for (int from = 0; from < asked.size(); from += window.batch()) {
            answer(asked.subList(from, Math.min(asked.size(), from + window.batch())));
        }
    }

    private void answer(List<Asked> batch) {
        List<String> answers;
        try {
            answers = scorer.answer(batch.stream().map(Asked::text).toList());
        } catch (RuntimeException e) {
            // A defect of ours, too: one record of a billion must not stop the others.
            if (batch.size() == 1) {
                answered.set(batch.get(0).place(), Scored.failed(record(batch.get(0)), sentence(e)));
                return;
            }
            // Halves, until the records that are to blame are alone: one of 512 costs twenty further calls.
            answer(batch.subList(0, batch.size() / 2));
            answer(batch.subList(batch.size() / 2, batch.size()));
            return;
        }
        if (answers.size() != batch.size()) {
            throw new IllegalStateException(answers.size() + " answers came to " + batch.size() + " records.");
        }
        for (int i = 0; i < answers.size(); i++) {
            answered.set(batch.get(i).place(), Scored.answered(record(batch.get(i)), answers.get(i)));
        }
    }

    private static String sentence(RuntimeException failure) {
        return Excerpt.sentence(failure instanceof InputException ? failure.getMessage() : "Defect: " + failure);
    }

    private R record(Asked asked) {
        return answered.get(asked.place()).record();
    }
}
