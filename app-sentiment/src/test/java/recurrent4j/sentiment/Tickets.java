package recurrent4j.sentiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Made-up messages to a shop, each with any number of labels: two depend on words, and <i>urgent</i> on their order alone, as
 * each message says "call", "answer" and "before".
 */
final class Tickets {

    static final String URGENT = "please answer before you call";
    static final String PATIENT = "please call before you answer";

    private Tickets() {}

    /** Writes the messages as a table, a sixth of them without a label. */
    static void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>(List.of("text,label"));
        String[] topics = {"hello %d", "the invoice %d is wrong", "the parcel %d is late"};
        String[] labels = {"", "billing", "delivery"};
        for (int i = 0; i < 240; i++) {
            int first = i % 3;
            int second = i / 3 % 4 == 0 && first == 1 ? 2 : first;
            boolean urgent = i / 6 % 2 == 0;
            String text = topics[first].formatted(i) + (second == first ? "" : " and " + topics[second].formatted(i));
            String set = (second == first ? labels[first] : labels[second] + "; " + labels[first])
                    + (urgent ? ";urgent" : "");
            lines.add(text + " " + (urgent ? URGENT : PATIENT) + "," + set);
        }
        Files.write(file, lines);
    }
}
