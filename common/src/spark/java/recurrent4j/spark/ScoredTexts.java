package recurrent4j.spark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.LongAccumulator;
import recurrent4j.io.Json;
import recurrent4j.scoring.BatchScorer;
import recurrent4j.scoring.Scored;

/** The lines that are written of records: answers, each of one line or more, and errors, each on one. */
final class ScoredTexts implements Iterator<String> {

    private final Iterator<Scored<byte[]>> scored;
    private final BatchScorer.Form form;
    private final Counts counts;
    private String header;

    /** @param header the line above them; empty if there is none */
    ScoredTexts(Iterator<Scored<byte[]>> scored, BatchScorer.Form form, Counts counts, String header) {
        this.scored = scored;
        this.form = form;
        this.counts = counts;
        this.header = header;
    }

    /** What tasks count; those that are tried again after a machine was lost are counted once. */
    record Counts(LongAccumulator records, LongAccumulator errors, LastSentence example) implements Serializable {

        static Counts of(JavaSparkContext spark) {
            var example = new LastSentence();
            spark.sc().register(example, "an error");
            return new Counts(spark.sc().longAccumulator("records"), spark.sc().longAccumulator("errors"), example);
        }

        void count(Optional<String> error) {
            records.add(1);
            error.ifPresent(sentence -> {
                errors.add(1);
                example.add(sentence);
            });
        }

        ScoreJob.Done done(double seconds) {
            return new ScoreJob.Done(records.value(), errors.value(), example.value(), seconds);
        }
    }

    @Override
    public boolean hasNext() {
        return scored.hasNext();
    }

    @Override
    public String next() {
        Scored<byte[]> one = scored.next();
        counts.count(one.error());
        String text =
                one.answer().orElseGet(() -> line(one.record(), one.error().orElseThrow()));
        if (header.isEmpty()) {
            return text;
        }
        String all = header + "\n" + text;
        header = "";
        return all;
    }

    private String line(byte[] record, String error) {
        String text = new String(record, StandardCharsets.UTF_8);
        if (form == BatchScorer.Form.TEXT) {
            return ScoredLines.ERROR + error + "\t" + text.replaceAll("\\s+", " ");
        }
        ObjectNode json = Json.mapper().createObjectNode();
        return json.put("text", text).put("error", error).toString();
    }
}
