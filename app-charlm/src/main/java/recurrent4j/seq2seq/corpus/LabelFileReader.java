package recurrent4j.seq2seq.corpus;

import java.io.IOException;
import java.util.List;
import recurrent4j.io.Text;
import recurrent4j.io.TextFile;

/** Reads files whose names are labels, such as {@code Italian.txt}, with a text that belongs to it on each line. */
final class LabelFileReader {

    private LabelFileReader() {}

    static void read(List<TextFile> files, PairList to) throws IOException {
        for (TextFile file : files) {
            String label = file.name().replaceFirst("\\.txt(\\.gz)?$", "");
            LineReader.lines(
                    file, (number, line) -> to.add(label, line, Text.of("line %,d of %s", number, file.name())));
        }
    }
}
