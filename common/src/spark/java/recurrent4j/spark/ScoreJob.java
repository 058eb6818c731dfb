package recurrent4j.spark;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import recurrent4j.io.InputException;
import recurrent4j.scoring.BatchScorer;

/**
 * Answers all records of files, and writes what is answered into a folder of files in the same order.
 *
 * @param in the files, as {@link ScoredLines} and Spark find them
 * @param out a folder that is not there yet
 * @param layout of the files that are read, and of those that are written
 * @param column of the texts, where records have columns
 * @param form what answers look like
 */
public record ScoreJob(String in, String out, Layout layout, String column, BatchScorer.Form form) {

    /** How records stand in files. */
    public enum Layout {
        /** Each line is a record; the answers are lines as the command line writes them. */
        TEXT,

        /** A table with a header, in which cells may be quoted and hold no line breaks; answers are two more columns. */
        CSV,

        /** A line of JSON each; answers are two more fields. */
        JSONL,

        /** Parquet; answers are two more columns. */
        PARQUET
    }

    /**
     * What has been done.
     *
     * @param records that were read
     * @param errors how many of them have no answer
     * @param example why one of them has none
     * @param seconds that it took
     */
    public record Done(long records, long errors, Optional<String> example, double seconds) {}

    /** How a job is carried out: in at least so many parts, by whom. */
    public record Work(SparkSession spark, int partitions) {}

    /**
     * Answers all of them.
     *
     * @throws InputException if there are no such files
     */
    public Done run(Work work, Scoring scoring) throws IOException {
        var context = JavaSparkContext.fromSparkContext(work.spark().sparkContext());
        return layout == Layout.TEXT ? lines(context, work.partitions(), scoring) : rows(work, scoring);
    }

    private Done lines(JavaSparkContext spark, int partitions, Scoring scoring) throws IOException {
        return ScoredLines.write(ScoredLines.bytes(spark, in, partitions), scoring, form, out);
    }

    private Done rows(Work work, Scoring scoring) throws IOException {
        long begin = System.nanoTime();
        var reader = work.spark().read();
        Dataset<Row> rows = switch (layout) {
            case CSV -> reader.option("header", true).option("escape", "\"").csv(in);
            case JSONL -> reader.json(in);
            case PARQUET -> reader.parquet(in);
            case TEXT -> throw new IllegalStateException("Lines are no rows.");
        };
        var observation = new Observation("scored");
        Dataset<Row> scored = scoring.transform(rows, column)
                .observe(
                        observation,
                        functions.count(functions.lit(1)).as("records"),
                        functions.count(functions.col(Scoring.ERROR)).as("errors"),
                        functions.max(functions.col(Scoring.ERROR)).as("example"));
        switch (layout) {
            case CSV ->
                scored.write().option("header", true).option("escape", "\"").csv(out);
            case JSONL -> scored.write().json(out);
            case PARQUET -> scored.write().parquet(out);
            case TEXT -> throw new IllegalStateException("Lines are no rows.");
        }
        return done(observation, (System.nanoTime() - begin) / 1e9);
    }

    private static Done done(Observation observation, double seconds) throws IOException {
        Map<String, Object> counted;
        try {
            counted = observation.getAsJava();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The job was interrupted; run it again.", e);
        }
        return new Done(
                (Long) counted.get("records"),
                (Long) counted.get("errors"),
                Optional.ofNullable((String) counted.get("example")),
                seconds);
    }
}
