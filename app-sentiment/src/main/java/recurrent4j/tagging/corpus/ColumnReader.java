package recurrent4j.tagging.corpus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import recurrent4j.io.Excerpt;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;
import recurrent4j.io.Utf8Reader;

/**
 * Reads sentences from lines of columns, plain ones or those of CoNLL-U. Where the first token's line has a tab, tabs part the
 * columns, and tokens may hold blanks; otherwise any white space does.
 */
public final class ColumnReader implements SentenceStream {

    private static final String DOCUMENT = "-DOCSTART-";
    private static final String NAMES = "# global.columns =";

    private final String name;
    private final Utf8Reader lines;
    private final SentenceFormat format;
    private final boolean tagged;
    private final boolean conllu;
    private final List<Long> places = new ArrayList<>();
    private final List<String> read = new ArrayList<>();
    private final List<Integer> rows = new ArrayList<>();
    private List<String> names;
    private Optional<ColumnCells> cells = Optional.empty();
    private boolean tabs;
    private long number;
    private long documents;
    private long ranges;
    private long empties;

    /**
     * Begins to read.
     *
     * @param name what error messages call the file
     * @param format whose form is columns or CoNLL-U
     * @param tagged whether tags are read, and must be there
     */
    public ColumnReader(String name, Utf8Reader lines, SentenceFormat format, boolean tagged) {
        this.name = name;
        this.lines = lines;
        this.format = format;
        this.tagged = tagged;
        this.conllu = format.form() == FileForm.CONLLU;
        this.tabs = conllu;
        this.names = conllu ? ColumnCells.OF_CONLLU : List.of();
    }

    @Override
    public Optional<Sentence> next() throws IOException {
        List<List<String>> found = new ArrayList<>();
        places.clear();
        read.clear();
        rows.clear();
        for (Optional<String> line = lines.line(); line.isPresent(); line = lines.line()) {
            number++;
            read.add(line.get());
            boolean ends = line.get().isBlank() || !conllu && isDocument(line.get());
            if (ends && !found.isEmpty()) {
                break;
            } else if (!ends && !(conllu && isSkipped(line.get()))) {
                found.add(row(line.get()));
                rows.add(read.size() - 1);
                places.add(number);
                requirePossible(found.size());
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(sentence(found));
    }

    /** Returns the lines that were read for the last sentence, or after it, with those that hold no token. */
    public List<String> lines() {
        return List.copyOf(read);
    }

    /** Returns for each token of the last sentence which of {@link #lines} it is, from 0. */
    public List<Integer> rows() {
        return List.copyOf(rows);
    }

    /** Whether there is something to read without waiting for it. */
    public boolean ready() throws IOException {
        return lines.ready();
    }

    /** Returns the place of the column, from 0, where CoNLL-U has a tag of its own; nothing where a column is to be added. */
    public OptionalInt tagPlace() {
        if (!conllu || cells.isEmpty()) {
            return OptionalInt.empty();
        }
        ColumnCells.Cell tag = cells.get().tagged(format, name, names).tag().get(0);
        return tag.feature().isEmpty() ? OptionalInt.of(tag.place()) : OptionalInt.empty();
    }

    private boolean isDocument(String line) {
        boolean is = line.startsWith(DOCUMENT);
        documents += is ? 1 : 0;
        return is;
    }

    /** Whether a line of CoNLL-U is a comment, several words written as one, or a word that nobody wrote. */
    private boolean isSkipped(String line) {
        if (line.startsWith("#")) {
            if (line.startsWith(NAMES)) {
                names = ColumnCells.parted(line.substring(NAMES.length()).toLowerCase(Locale.ROOT));
            }
            return true;
        }
        String id = line.substring(0, Math.max(0, line.indexOf('\t')));
        boolean range = id.indexOf('-') >= 0;
        boolean empty = id.indexOf('.') >= 0;
        ranges += range ? 1 : 0;
        empties += empty ? 1 : 0;
        return range || empty;
    }

    private List<String> row(String line) {
        if (cells.isEmpty()) {
            tabs |= line.indexOf('\t') >= 0;
        }
        List<String> row = tabs ? ColumnCells.tabbed(line) : ColumnCells.parted(line);
        if (cells.isEmpty()) {
            requireConllu(row.size());
            ColumnCells found = ColumnCells.of(format, name, row.size(), names);
            cells = Optional.of(tagged ? found.tagged(format, name, names) : found);
        }
        int fields = cells.get().fields();
        if (row.size() != fields) {
            throw new InputException(
                    "Line %,d of %s has not %4$d columns, but %3$d: \"%5$s\"; %6$s.",
                    number, name, row.size(), fields, Excerpt.of(line), wayOut(line));
        }
        String word = cells.get().word().of(row);
        boolean blank =
                word.isEmpty() || tagged && cells.get().tag().get(0).of(row).isEmpty();
        if (blank) {
            throw new InputException(
                    "Line %,d of %s has no %s: \"%s\"; complete it, or remove it.",
                    number, name, word.isEmpty() ? "token" : "tag", Excerpt.of(line));
        }
        return row;
    }

    private String wayOut(String line) {
        boolean comment = line.startsWith("#") && !conllu;
        return comment
                ? "complete it, or remove it, if it is a comment, which CoNLL-U alone has"
                : "complete it, or part sentences by an empty line";
    }

    private void requireConllu(int fields) {
        if (conllu && fields != names.size()) {
            throw new InputException(
                    "Line %,d of %s has %d columns with tabs between, and CoNLL-U has %d; correct it, or read it as --format columns.",
                    number, name, fields, names.size());
        }
    }

    private void requirePossible(int tokens) {
        if (tokens > LONGEST) {
            throw new InputException(
                    "%s has no empty line in %,d tokens up to line %,d; part sentences by an empty line.",
                    name, tokens, number);
        }
    }

    private Sentence sentence(List<List<String>> rows) {
        ColumnCells found = cells.orElseThrow();
        List<String> tags =
                found.tag().isEmpty() ? List.of() : found.values(found.tag().get(0), rows);
        List<List<String>> others =
                found.others().stream().map(cell -> found.values(cell, rows)).toList();
        return new Sentence(found.values(found.word(), rows), others, tags, Optional.empty());
    }

    @Override
    public String place(int token) {
        return Text.of("line %,d of %s", places.get(token), name);
    }

    @Override
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (documents > 0) {
            remarks.add(Text.of("Left out of %s: lines that begin a document (-DOCSTART-), %,d.", name, documents));
        }
        if (ranges > 0) {
            remarks.add(Text.of(
                    "Left out of %s: lines of several words written as one (1-2), %,d; the words themselves are read.",
                    name, ranges));
        }
        if (empties > 0) {
            remarks.add(Text.of("Left out of %s: words that nobody wrote (1.1), %,d.", name, empties));
        }
        return remarks;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
