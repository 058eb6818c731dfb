package recurrent4j.seq2seq.apply;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.BiFunction;
import recurrent4j.io.AnswerLoop;
import recurrent4j.io.TextOutput;
import recurrent4j.io.Utf8Reader;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.decode.Rewritten;

/** Rewrites lines as they come in, or scores pairs of them, and writes the answers in their order; see {@link AnswerLoop}. */
public final class ApplyLoop {

    /** The most characters of a line, and of whatever else a stranger may ask about. */
    public static final int LONGEST = 20_000;

    /** Enough that sources of nearly the same length are found among them. */
    private static final int LINES = 512;

    /** Lines may be long. */
    private static final int CHARACTERS = 64_000;

    private final List<SourceRewriter> rewriters;
    private final AnswerFormat format;
    private final TextOutput out;
    private final SourceWatch watch;

    /** @param rewriters at least one, which answer alike, each in a thread of its own */
    public ApplyLoop(List<SourceRewriter> rewriters, AnswerFormat format, TextOutput out, SourceWatch watch) {
        this.rewriters = List.copyOf(rewriters);
        this.format = format;
        this.out = out;
        this.watch = watch;
    }

    /**
     * Rewrites each line. A blank one stays blank.
     *
     * @param name what error messages call the lines
     * @throws recurrent4j.io.InputException if a line is too long to be read
     * @throws TextOutput.ClosedException if the output is closed, so that there is no reason to go on
     */
    public void rewrite(String name, Utf8Reader lines) throws IOException {
        run(Line.of(name, lines, LONGEST), this::rewritten);
    }

    /**
     * Scores the target of each line, which stands behind its source and a tab; the errors are those of {@link #rewrite}, and
     * that a line is no pair.
     */
    public void score(String name, Utf8Reader lines) throws IOException {
        run(Line.ofPairs(name, lines, LONGEST), this::scored);
    }

    private void run(AnswerLoop.Questions<Line> lines, BiFunction<SourceRewriter, List<Line>, String> answer)
            throws IOException {
        var chunks = new AnswerLoop.Chunks<>(LINES, Line::length, CHARACTERS);
        new AnswerLoop<>(rewriters, answer, chunks, out).run(lines);
        watch.end();
    }

    private String rewritten(SourceRewriter rewriter, List<Line> lines) {
        List<Rewritten> made = rewriter.rewrite(
                lines.stream().map(Line::text).toList(), lines.get(0).number());
        var written = new StringBuilder();
        for (int i = 0; i < made.size(); i++) {
            Line line = lines.get(i);
            if (line.isBlank()) {
                watch.blank();
                written.append(format.ofBlank(line));
            } else {
                watch.rewritten(line.text(), made.get(i));
                written.append(format.of(line, made.get(i)));
            }
        }
        return written.toString();
    }

    private String scored(SourceRewriter rewriter, List<Line> lines) {
        List<Pair> pairs = new ArrayList<>();
        lines.stream().filter(line -> !line.isBlank()).map(Line::pair).forEach(pairs::add);
        Queue<SourceRewriter.Scored> scored = new ArrayDeque<>(pairs.isEmpty() ? List.of() : rewriter.score(pairs));
        var written = new StringBuilder();
        for (Line line : lines) {
            if (line.isBlank()) {
                watch.blank();
                written.append(format.ofBlank(line));
            } else {
                SourceRewriter.Scored one = scored.remove();
                one.tokens()
                        .ifPresent(
                                score -> watch.read(line.text(), score.source().size(), score.unknown()));
                written.append(format.of(line, one));
            }
        }
        return written.toString();
    }
}
