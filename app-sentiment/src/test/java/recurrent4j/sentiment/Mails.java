package recurrent4j.sentiment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A few e-mails, labelled as ham or spam, and the command that trains a small network on them. */
final class Mails {

    static final String TRAIN =
            "train --data mails.csv --cell gru --units 6 --embedding 8 --direction forward --pooling max";

    private Mails() {}

    /** Writes texts that can be learned from, and others that cannot. */
    static void write(Path folder) throws IOException {
        Files.createDirectory(folder.resolve("full"));
        Files.writeString(folder.resolve("full/precious.txt"), "precious");
        Files.write(folder.resolve("mails.csv"), mails());
        Files.writeString(folder.resolve("one.csv"), "label,text\nspam,win\nspam,more\n");
        Files.writeString(folder.resolve("empty.csv"), "label,text\nspam,win\nham,\n");
        Files.writeString(folder.resolve("unlabelled.csv"), "label,text\nspam,win\n,lunch\n");
        Files.writeString(folder.resolve("odd.csv"), "label,text\nspam,win\njoke,ha ha\n");
        Files.write(folder.resolve("latin.csv"), "label,text\nspam,caf\u00E9\n".getBytes(StandardCharsets.ISO_8859_1));
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            texts.add("the win of a prize is at lunch number " + i % 7 + " now");
        }
        Files.write(folder.resolve("texts.txt"), texts);
    }

    private static List<String> mails() {
        List<String> mails = new ArrayList<>(List.of("label,text"));
        for (int i = 0; i < 60; i++) {
            mails.add("spam,win a prize number %d now!".formatted(i));
            mails.add("ham,see you at lunch in room %d".formatted(i));
        }
        return mails;
    }
}
