package recurrent4j.seq2seq.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import recurrent4j.io.Excerpt;
import recurrent4j.io.Text;
import recurrent4j.seq2seq.decode.Rewritten;

/** Counts what a reader of answers should know of, and says it. Threads may share it. */
public final class SourceWatch {

    private final int longestSeen;
    private final Consumer<String> remarks;
    private final AtomicBoolean said = new AtomicBoolean();
    private final LongAdder tokens = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private final LongAdder blank = new LongAdder();
    private final LongAdder cut = new LongAdder();

    /**
     * Begins to count.
     *
     * @param longestSeen tokens of the longest source that the model has learned from; {@link Integer#MAX_VALUE} if it does not
     *     matter
     * @param remarks receives what is said
     */
    public SourceWatch(int longestSeen, Consumer<String> remarks) {
        this.longestSeen = longestSeen;
        this.remarks = remarks;
    }

    /** Counts a line without a text. */
    void blank() {
        blank.increment();
    }

    /** Counts what was made of a source; says once that one is longer than any that was learned from. */
    void rewritten(String source, Rewritten made) {
        read(source, made.source().size(), made.unknown());
        cut.add(made.best().complete() ? 0 : 1);
    }

    /** Counts the tokens of a source, and says the same. */
    void read(String source, int length, int notKnown) {
        tokens.add(length);
        unknown.add(notKnown);
        if (length > longestSeen && said.compareAndSet(false, true)) {
            remarks.accept(Text.of(
                    "\"%s\" has %,d tokens, more than any source that the model has learned from (%,d); the scores say nothing of what it makes of such.",
                    Excerpt.of(source), length, longestSeen));
        }
    }

    /** Says what was counted, if there is anything to say. */
    public void end() {
        List<String> counted = new ArrayList<>();
        if (unknown.sum() > 0) {
            counted.add(Text.of(
                    "Of %,d tokens, %,d %s unknown to the model.",
                    tokens.sum(), unknown.sum(), unknown.sum() == 1 ? "was" : "were"));
        }
        if (blank.sum() > 0) {
            counted.add(lines(blank.sum(), "was blank, and stayed so", "were blank, and stayed so"));
        }
        if (cut.sum() > 0) {
            counted.add(lines(
                    cut.sum(),
                    "has an answer that was cut at the limit of its length",
                    "have answers that were cut at the limit of their length"));
        }
        counted.forEach(remarks);
    }

    private static String lines(long count, String one, String more) {
        return Text.of("%,d %s %s.", count, count == 1 ? "line" : "lines", count == 1 ? one : more);
    }
}
