package recurrent4j.seq2seq;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A few pairs, files with mistakes, and the command that trains a small network. */
public final class PairsFiles {

    public static final String TRAIN =
            "train --data pairs.tsv --task transduction --tokens characters --cell gru --units 6"
                    + " --embedding 5 --dropout 0 --threads 1";

    private static final List<String> WORDS = List.of("red", "blue", "green", "dog", "cat", "bird", "runs", "sleeps");

    private PairsFiles() {}

    /** Writes pairs that can be learned from, and others that cannot. */
    public static void write(Path folder) throws IOException {
        Files.createDirectory(folder.resolve("full"));
        Files.writeString(folder.resolve("full/precious.txt"), "precious");
        List<String> pairs = new ArrayList<>();
        List<String> sources = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        for (String first : WORDS) {
            for (String second : WORDS) {
                String source = first + " " + second;
                sources.add(source);
                targets.add(new StringBuilder(source).reverse().toString());
                pairs.add(source + "\t" + targets.get(targets.size() - 1));
            }
        }
        Files.write(folder.resolve("pairs.tsv"), pairs);
        Files.write(folder.resolve("all.src"), sources);
        Files.write(folder.resolve("all.trg"), targets);
        Files.write(folder.resolve("short.trg"), targets.subList(0, targets.size() - 1));
        Files.writeString(folder.resolve("empty.tsv"), "\n\n");
        Files.writeString(folder.resolve("words.txt"), "red dog\nblue cat\n");
        Files.write(folder.resolve("binary.tsv"), new byte[] {0, 1, 2, (byte) 0xff, 9, 0, 10});
        Files.writeString(folder.resolve("turns.txt"), "hello\nhi\nhow are you\nfine\n\nhello\nhey\n".repeat(20));
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            labels.add((i % 2 == 0 ? "Italian\tGi" : "Dutch\tVan ") + WORDS.get(i % 8) + (char) ('a' + i % 26));
        }
        Files.write(folder.resolve("labels.tsv"), labels);
    }
}
