package recurrent4j.sentiment.reviews;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import recurrent4j.data.Split;
import recurrent4j.eval.DataSource;
import recurrent4j.io.Checksum;
import recurrent4j.io.CsvFormat;
import recurrent4j.io.CsvReader;

/**
 * Short film reviews that were made up for this program, in pairs of the same words: "The plot is not bad, it is good." and
 * "The plot is not good, it is bad." A classifier that ignores word order has an accuracy of one half.
 */
public final class ToyReviews {

    private static final String RESOURCE = "toy-reviews.tsv";

    private ToyReviews() {}

    /** Returns the reviews in their parts: both reviews of a pair always stand in the same. */
    public static Corpus corpus() throws IOException {
        byte[] bytes;
        try (InputStream in = ToyReviews.class.getResourceAsStream(RESOURCE)) {
            bytes = in.readAllBytes();
        }
        var parts = new Split<List<Review>>(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        long count = 0;
        try (CsvReader rows = CsvReader.open(RESOURCE, new ByteArrayInputStream(bytes), CsvFormat.DETECTED)) {
            for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                List<String> cells = row.get();
                part(parts, cells.get(0)).add(new Review(rows.place(), cells.get(2), cells.get(1), ""));
                count++;
            }
        }
        String what = "sentences that come with the program, each in two orders that mean the opposite";
        DataSource source = DataSource.generated("toy reviews", what, Checksum.of(bytes), count);
        return new Corpus("toy", parts.map(reviews -> Reviews.of("toy reviews", reviews)), source, List.of());
    }

    private static List<Review> part(Split<List<Review>> parts, String name) {
        return switch (name) {
            case "training" -> parts.training();
            case "validation" -> parts.validation();
            default -> parts.test();
        };
    }
}
