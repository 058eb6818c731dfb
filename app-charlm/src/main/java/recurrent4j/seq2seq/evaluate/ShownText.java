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

    private static final String CROSS = " ✗";

    private final Scoring scoring;
    private final Pair pair;
    private final List<Line> lines = new ArrayList<>();

    ShownText(Scoring scoring, Pair pair) {
        this.scoring = scoring;
        this.pair = pair;
        lines.add(line(scoring.task() == Task.CHAT ? "said" : "source", pair.source(), ""));
    }

    /** Adds a text; where only one is right, another one has a cross. */
    ShownText written(String name, Hypothesis hypothesis) {
        boolean wrong =
                scoring.task() == Task.TRANSDUCTION && !scoring.exactMatch().isRight(hypothesis.text(), pair.targets());
        String cut = hypothesis.complete() ? "" : " (cut off: as long as it may be)";
        lines.add(line(name + (wrong ? CROSS : ""), hypothesis.text(), cut));
        return this;
    }

    /** Returns the same texts as a row of a table, with all references in one cell. */
    List<String> cells() {
        List<String> cells = new ArrayList<>();
        for (Line line : lines) {
            String cross = line.name().endsWith(CROSS) ? CROSS.strip() + " " : "";
            cells.add(cross + line.runs().get(0).text());
        }
        cells.add(pair.filled(String.join(" or ", pair.targets())));
        return cells;
    }

    /** Returns the lines with the references below. */
    MarkedText marked(String caption) {
        List<Line> all = new ArrayList<>(lines);
        pair.targets().stream().limit(MOST_REFERENCES).forEach(target -> all.add(line(reference(), target, "")));
        int others = pair.targets().size() - MOST_REFERENCES;
        if (others > 0) {
            all.add(line("", "", Text.of("and %,d others", others)));
        }
        return new MarkedText(caption, all);
    }

    /** With the values of slots, as people read it. */
    private Line line(String name, String text, String more) {
        return new Line(name, List.of(Run.plain(shortened(pair.filled(text)) + more)));
    }

    private String reference() {
        return switch (scoring.task()) {
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
