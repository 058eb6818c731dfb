package recurrent4j.cli.spark;

import java.io.IOException;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;
import recurrent4j.scoring.BatchScorer;
import recurrent4j.scoring.PackedModel;
import recurrent4j.spark.ScoreJob;

/** What the commands of all programs have in common that run a job. */
public final class Jobs {

    private Jobs() {}

    /** A job. */
    @FunctionalInterface
    public interface Job {
        ScoreJob.Done run(SparkSession session) throws IOException;
    }

    /** Runs a job in a session of its own, and says on standard error what has been done. */
    public static void run(Job job) throws IOException {
        try (SparkSession session = SparkSession.builder().getOrCreate()) {
            session.sparkContext().setLogLevel("WARN");
            System.err.println(sentence(job.run(session)));
        }
    }

    private static String sentence(ScoreJob.Done done) {
        String errors = done.errors() == 0
                ? ""
                : Text.of(
                        " %,d of them could not be answered; of one it is said: %s",
                        done.errors(), done.example().orElse(""));
        return Text.of(
                "%,d records in %.1f s, %,.0f a second.%s",
                done.records(), done.seconds(), done.records() / done.seconds(), errors);
    }

    /**
     * Refuses a folder for results that is there already.
     *
     * @throws InputException if it is
     */
    public static void requireFree(JavaSparkContext spark, String out) throws IOException {
        var folder = new Path(out);
        if (folder.getFileSystem(spark.hadoopConfiguration()).exists(folder)) {
            throw new InputException("%s is there already; choose another --out, or remove it.", out);
        }
    }

    /**
     * Reads a model in whatever file system it lies, and opens it once here: one that is none should stop the job before it
     * begins.
     */
    public static PackedModel packed(JavaSparkContext spark, String model, BatchScorer.Opener opener)
            throws IOException {
        PackedModel packed = packed(spark, new Path(model));
        packed.open(opener).close();
        return packed;
    }

    private static PackedModel packed(JavaSparkContext spark, Path folder) throws IOException {
        FileSystem system = folder.getFileSystem(spark.hadoopConfiguration());
        if ("file".equals(system.getScheme())) {
            return PackedModel.of(java.nio.file.Path.of(folder.toUri().getPath()));
        }
        if (!system.exists(folder)) {
            throw new InputException("There is no folder %s; give a run's model folder.", folder);
        }
        var files = new TreeMap<String, byte[]>();
        for (FileStatus file : system.listStatus(folder)) {
            try (var bytes = system.open(file.getPath())) {
                files.put(file.getPath().getName(), bytes.readAllBytes());
            }
        }
        return new PackedModel(files);
    }
}
