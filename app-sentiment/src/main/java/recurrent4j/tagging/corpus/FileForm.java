package recurrent4j.tagging.corpus;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import recurrent4j.io.Utf8Reader;

/** How a file says what each token of a sentence is. */
public enum FileForm {

    /** What it turns out to be. */
    DETECTED,

    /** A token a line, in columns with blanks or tabs between, and an empty line behind each sentence, as in CoNLL-2000. */
    COLUMNS,

    /** The ten columns of Universal Dependencies, with comments: <a href="https://universaldependencies.org/format.html">CoNLL-U</a>. */
    CONLLU,

    /** A sentence a line in {@code seq.in}, its tags in {@code seq.out}, and its label, if it has one, in {@code label}. */
    PARALLEL;

    private static final Pattern ID = Pattern.compile("\\d+([-.]\\d+)?");
    private static final int COLUMNS_OF_CONLLU = 10;

    /** Lines before the first token that are looked at: comments, which CoNLL-U begins with. */
    private static final int MOST_COMMENTS = 1000;

    /** Returns whether a file has columns of any kind or those of CoNLL-U, by its name and its first token. */
    static FileForm of(String name, Utf8Reader lines) throws IOException {
        if (name.toLowerCase(Locale.ROOT).matches(".*\\.conllup?(\\.gz)?")) {
            return CONLLU;
        }
        Optional<String> line = lines.line();
        for (int i = 0;
                i < MOST_COMMENTS && line.filter(FileForm::isBeforeTokens).isPresent();
                i++) {
            line = lines.line();
        }
        return line.filter(FileForm::isTokenOfConllu).isPresent() ? CONLLU : COLUMNS;
    }

    private static boolean isBeforeTokens(String line) {
        return line.isBlank() || line.startsWith("#");
    }

    private static boolean isTokenOfConllu(String line) {
        String[] cells = line.split("\t", -1);
        return cells.length == COLUMNS_OF_CONLLU && ID.matcher(cells[0]).matches();
    }
}
