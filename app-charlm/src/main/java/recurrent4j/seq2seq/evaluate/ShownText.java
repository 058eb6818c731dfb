package recurrent4j.seq2seq.evaluate;

import java.util.ArrayList;
import java.util.List;
import recurrent4j.io.Text;
import recurrent4j.report.MarkedText;
import recurrent4j.report.MarkedText.Line;
import recurrent4j.report.MarkedText.Run;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.corpus.Task;

/** A source, what was written for it and what it should have been, line by line. */
final class ShownText {

    /** More references would hide the next source. */
    private static final int MOST_REFERENCES = 3;

    /** In code points; the whole of a long text would hide the others. */
    private static final int LONGEST = 600;

    private static final ExactMatch EXACT = new ExactMatch(false);

    private final Task task;
    private final Pair pair;
    private final List<Line> lines = new ArrayList<>();

    ShownText(Task task, Pair pair) {
        this.task = task;
        this.pair = pair;
        lines.add(new Line(task == Task.CHAT ? "said" : "source", List.of(Run.plain(shortened(pair.source())))));
    }

    /** Adds a text; where only one is right, another one has a cross. */
    ShownText written(String name, Hypothesis hypothesis) {
        boolean wrong = task == Task.TRANSDUCTION && !EXACT.isRight(hypothesis.text(), pair.targets());
        String cut = hypothesis.complete() ? "" : " (cut off: as long as it may be)";
        lines.add(new Line(name + (wrong ? " ✗" : ""), List.of(Run.plain(shortened(hypothesis.text()) + cut))));
        return this;
    }

    /** Returns the lines with the references below. */
    MarkedText marked(String caption) {
        List<Line> all = new ArrayList<>(lines);
        pair.targets().stream()
                .limit(MOST_REFERENCES)
                .forEach(target -> all.add(new Line(reference(), List.of(Run.plain(shortened(target))))));
        int others = pair.targets().size() - MOST_REFERENCES;
        if (others > 0) {
            all.add(new Line("", List.of(Run.plain(Text.of("and %,d others", others)))));
        }
        return new MarkedText(caption, all);
    }

    private String reference() {
        return switch (task) {
            case TRANSLATION -> "reference";
            case TRANSDUCTION -> "right";
            case CHAT -> "was replied";
            case GENERATION -> "of the test part";
        };
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + " …";
    }
}
