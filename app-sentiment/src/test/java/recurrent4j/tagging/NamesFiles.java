package recurrent4j.tagging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A few sentences with names, files with mistakes, and the command that trains a small network. */
final class NamesFiles {

    static final String TRAIN = "train --data names.conll --cell gru --units 6 --embedding 8 --direction forward"
            + " --character-units 0 --dropout 0 --threads 1";

    private static final int LINES = 300;

    private NamesFiles() {}

    /** Writes sentences that can be learned from, and others that cannot. */
    static void write(Path folder) throws IOException {
        Files.createDirectory(folder.resolve("full"));
        Files.writeString(folder.resolve("full/precious.txt"), "precious");
        Files.write(folder.resolve("names.conll"), ExampleNames.lines().subList(0, LINES));
        Files.writeString(folder.resolve("ragged.conll"), "Paris B-location\nis O nice\n\nyes O\n");
        Files.writeString(folder.resolve("empty.conll"), "\n\n");
        Files.writeString(folder.resolve("words.txt"), "Paris\nis\n\nnice\n");
        Files.writeString(folder.resolve("same.conll"), "a O\n\nb O\n\nc O\n\nd O\n");
        Files.writeString(folder.resolve("odd.conll"), "Mars B-planet\nis O\nred O\n\nOslo B-location\n. O\n");
        Files.writeString(folder.resolve("some.vec"), "2 3\noslo 1 2 3\nin 4 5 6\n");
    }

    /** Returns the lines of a file of sentences of which one has so many tokens. */
    static List<String> withLongSentence(int tokens) {
        List<String> lines = new ArrayList<>();
        for (int token = 0; token < tokens; token++) {
            lines.add(token % 3 == 0 ? "Oslo B-location" : "and O");
        }
        for (int sentence = 0; sentence < 4; sentence++) {
            lines.addAll(List.of("", "Lima B-location", "rains O"));
        }
        return lines;
    }
}
