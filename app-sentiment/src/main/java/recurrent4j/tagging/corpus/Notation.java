package recurrent4j.tagging.corpus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;
import recurrent4j.tagging.corpus.SentenceFile.Read;
import recurrent4j.tagging.scheme.TagScheme;
import recurrent4j.tagging.scheme.TagScheme.Violation;

/**
 * How all tags of a corpus are to be written.
 *
 * @param strict whether tags that break the rules of the scheme are refused; they are read as conlleval does otherwise
 */
record Notation(TagScheme scheme, boolean strict) {

    /**
     * Returns sentences whose tags keep the scheme and say the same spans.
     *
     * @throws InputException if a tag is none, or breaks the rules and may not, with its place
     */
    Read apply(SentenceFile file, SentenceFormat format, Read read) throws IOException {
        List<Sentence> sentences = new ArrayList<>();
        var changes = new Changes();
        for (int i = 0; i < read.sentences().size(); i++) {
            Sentence sentence = read.sentences().get(i);
            List<String> usual = sentence.tags().stream().map(scheme::usual).toList();
            changes.letters(sentence.tags(), usual);
            Optional<Violation> violation = scheme.violation(usual);
            if (violation.isPresent()) {
                Violation first = violation.get();
                Optional<String> unreadable =
                        usual.stream().filter(tag -> !scheme.reads(tag)).findFirst();
                int token = unreadable.map(usual::indexOf).orElse(first.token());
                boolean tells = unreadable.isPresent() || strict || changes.first.isEmpty();
                String place = tells ? file.place(format, i, token) : "";
                if (unreadable.isPresent()) {
                    throw new InputException(
                            "The tag in %s is %s, and the others are those of %s; correct it, or read all as they stand with --scheme none.",
                            place, unreadable.get(), scheme);
                } else if (strict) {
                    throw new InputException(
                            "The tag in %s is wrong: %s; correct it, or leave out --scheme.", place, first.sentence());
                }
                List<String> corrected = scheme.convert(usual, scheme);
                changes.broken(usual, corrected, first.sentence() + ", " + place);
                usual = corrected;
            }
            sentences.add(sentence.tagged(usual));
        }
        List<String> remarks = new ArrayList<>(read.remarks());
        remarks.addAll(changes.remarks(file.name()));
        return new Read(List.copyOf(sentences), remarks);
    }

    private final class Changes {
        private long letters;
        private long broken;
        private String first = "";

        void letters(List<String> found, List<String> usual) {
            letters += different(found, usual);
        }

        void broken(List<String> found, List<String> corrected, String what) {
            broken += different(found, corrected);
            first = first.isEmpty() ? what : first;
        }

        private long different(List<String> one, List<String> other) {
            return IntStream.range(0, one.size())
                    .filter(i -> !one.get(i).equals(other.get(i)))
                    .count();
        }

        List<String> remarks(String name) {
            List<String> remarks = new ArrayList<>();
            if (letters > 0) {
                remarks.add(Text.of(
                        "%s: tags with another letter of the same meaning, which are written with the capitals of %s: %,d.",
                        name, scheme, letters));
            }
            if (broken > 0) {
                remarks.add(Text.of(
                        "%s: tags that are written anew, so that they keep the rules of %s, of spans that are the same, read as conlleval reads them: %,d (the first: %s).",
                        name, scheme, broken, first));
            }
            return remarks;
        }
    }
}
