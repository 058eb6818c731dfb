package recurrent4j.timeseries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What a page has to show. */
final class Headings {

    private static final Pattern HEADING = Pattern.compile("<h[1-6][^>]*>([^<]*)</h");

    private Headings() {}

    /** Returns the headings of a page, in their order. */
    static List<String> of(Path page) throws IOException {
        return HEADING.matcher(Files.readString(page))
                .results()
                .map(heading -> heading.group(1))
                .toList();
    }
}
