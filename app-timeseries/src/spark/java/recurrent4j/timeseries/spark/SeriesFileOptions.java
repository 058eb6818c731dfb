package recurrent4j.timeseries.spark;

import java.io.IOException;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Option;
import recurrent4j.cli.Bounds;
import recurrent4j.cli.Heading;
import recurrent4j.spark.ScoredLines;

/** The options that say which files hold series, and how. */
@Heading("Series")
final class SeriesFileOptions {

    /** How files hold series. */
    enum Layout {
        /** CSV with a header, a row a series: its id and then its values, oldest first. */
        M4,

        /** CSV with a header, a row a value, which are sorted by series first. */
        LONG,

        /** Parquet, a row a value. */
        PARQUET
    }

    @Option(
            names = "--in",
            paramLabel = "PATH",
            required = true,
            description = "Files, a folder of them, or dir/*.csv.")
    private String in;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description = "Of the files, CSV with a row a series or a value, or Parquet with a row a value:"
                    + " ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Layout layout = Layout.M4;

    @Option(names = "--id", paramLabel = "COLUMN", description = "Names of the series (default: unique_id).")
    private String id = "unique_id";

    @Option(
            names = "--ds",
            paramLabel = "COLUMN",
            description = "Time stamps, or none for rows in order (default: ds).")
    private String ds = "ds";

    @Option(names = "--y", paramLabel = "COLUMN", description = "Values, which are forecast (default: y).")
    private String y = "y";

    @Option(
            names = "--past",
            split = ",",
            paramLabel = "COLUMN",
            description = "Measured with the values (default: none).")
    private List<String> past = List.of();

    @Option(names = "--future", split = ",", paramLabel = "COLUMN", description = "Known ahead (default: none).")
    private List<String> future = List.of();

    @Option(names = "--static", split = ",", paramLabel = "COLUMN", description = "Of the series (default: none).")
    private List<String> statics = List.of();

    @Bounds(max = 1_000_000)
    @Option(
            names = "--season",
            paramLabel = "N",
            description = "Steps to a season (default: the model's, or by the frequency).")
    private Integer season;

    @Bounds(max = 1_000_000)
    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "Divide the series into so many parts, rows of values exactly (default: as Spark does).")
    private Integer partitions;

    /** Returns how files hold series of which so many steps are asked for; 0 for as many as a model can. */
    SeriesLayout layout(int steps, boolean fallback) {
        boolean ofValues = layout != Layout.M4;
        var others = new SeriesLayout.Others(List.copyOf(past), List.copyOf(future), List.copyOf(statics));
        return new SeriesLayout(
                ofValues, id, ds.equals("none") ? "" : ds, y, others, season == null ? 0 : season, steps, fallback);
    }

    /** Returns a record a series. */
    JavaRDD<byte[]> records(SparkSession session, SeriesLayout read) throws IOException {
        var spark = JavaSparkContext.fromSparkContext(session.sparkContext());
        int parts = partitions == null ? spark.defaultMinPartitions() : partitions;
        if (layout == Layout.M4) {
            return ScoredLines.rows(spark, in, parts);
        }
        var reader = session.read();
        var rows = layout == Layout.LONG
                ? reader.option("header", true).option("escape", "\"").csv(in)
                : reader.parquet(in);
        return LongSeries.records(rows, read, partitions == null ? spark.defaultParallelism() : partitions);
    }
}
