package recurrent4j.tagging.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Sentences that are read one after the other, of which one only is held in memory. */
public interface SentenceStream extends AutoCloseable {

    /** The most tokens of a sentence: what has no empty lines is no reason to run out of memory. */
    int LONGEST = 100_000;

    /**
     * Returns the next sentence, or nothing after the last.
     *
     * @throws recurrent4j.io.InputException if it is not written as it should be, naming its place
     */
    Optional<Sentence> next() throws IOException;

    /** Says where a token of the last sentence stands: {@code line 12 of train.txt}. */
    String place(int token);

    /** Says what has been left out so far, in sentences; nothing if nothing has. */
    List<String> remarks();

    @Override
    void close() throws IOException;

    /** Returns the sentences for a loop, which throws {@link UncheckedIOException} where {@link #next} throws its cause. */
    default Iterator<Sentence> iterator() {
        return new Iterator<>() {
            private Optional<Sentence> ahead = Optional.empty();

            @Override
            public boolean hasNext() {
                if (ahead.isEmpty()) {
                    try {
                        ahead = SentenceStream.this.next();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e.getMessage(), e);
                    }
                }
                return ahead.isPresent();
            }

            @Override
            public Sentence next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("the last sentence has been read");
                }
                Sentence sentence = ahead.orElseThrow();
                ahead = Optional.empty();
                return sentence;
            }
        };
    }
}
