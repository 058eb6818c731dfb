package recurrent4j.tagging.corpus;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;
import recurrent4j.io.Utf8Reader;

/** Reads sentences from a file of sentences, one of their tags and one of their labels, a sentence a line in each. */
final class ParallelReader implements SentenceStream {

    private final String name;
    private final Utf8Reader words;
    private final Utf8Reader tags;
    private final Optional<Utf8Reader> labels;
    private long number;

    /**
     * Begins to read.
     *
     * @param name of the folder in which the files are
     */
    ParallelReader(String name, Utf8Reader words, Utf8Reader tags, Optional<Utf8Reader> labels) {
        this.name = name;
        this.words = words;
        this.tags = tags;
        this.labels = labels;
    }

    @Override
    public Optional<Sentence> next() throws IOException {
        Optional<String> sentence = words.line();
        Optional<String> tagged = tags.line();
        Optional<String> label = labels.isPresent() ? labels.get().line() : Optional.empty();
        number++;
        boolean ends = sentence.isEmpty();
        if (tagged.isEmpty() != ends || labels.isPresent() && label.isEmpty() != ends) {
            throw new InputException(
                    "The files in %s are not of the same length: some have a line %,d, and some have not; give each sentence one line in each.",
                    name, number);
        }
        return sentence.map(line -> sentence(line, tagged.get(), label));
    }

    private Sentence sentence(String line, String tagged, Optional<String> label) {
        List<String> tokens = ColumnCells.parted(line);
        List<String> tokenTags = ColumnCells.parted(tagged);
        if (tokens.isEmpty() || tokens.size() != tokenTags.size()) {
            throw new InputException(
                    "Line %,d of %s/seq.in has %,d tokens, and that of seq.out %,d tags; give one tag for each token.",
                    number, name, tokens.size(), tokenTags.size());
        }
        Optional<String> stripped = label.map(String::strip);
        if (stripped.filter(String::isEmpty).isPresent()) {
            throw new InputException("Line %,d of %s/label is empty; give each sentence a label.", number, name);
        } else if (tokens.size() > LONGEST) {
            throw new InputException(
                    "Line %,d of %s/seq.in has more than %,d tokens; give each sentence a line.",
                    number, name, LONGEST);
        }
        return new Sentence(tokens, List.of(), tokenTags, stripped);
    }

    @Override
    public String place(int token) {
        return Text.of("line %,d of %s/seq.out, token %,d", number, name, token + 1);
    }

    @Override
    public List<String> remarks() {
        return List.of();
    }

    @Override
    public void close() throws IOException {
        words.close();
        tags.close();
        if (labels.isPresent()) {
            labels.get().close();
        }
    }
}
