package recurrent4j.spark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapred.FileInputFormat;
import org.apache.hadoop.mapred.JobConf;
import org.apache.hadoop.mapred.TextInputFormat;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import recurrent4j.io.InputException;
import recurrent4j.scoring.BatchScorer;
import recurrent4j.scoring.Scored;
import scala.Tuple2;

/** The lines of text files, of any size, in their order: files by their names, and in each as they stand there. */
public final class ScoredLines {

    /** What begins the line of a record that has no answer, where answers are lines of text. */
    public static final String ERROR = "!error\t";

    private ScoredLines() {}

    /**
     * Answers records, and writes the answers into a folder of files in the order of the records.
     *
     * @param records their texts in UTF-8
     * @param form what answers look like, as the model is opened for it
     * @param out a folder that is not there yet
     */
    public static ScoreJob.Done write(JavaRDD<byte[]> records, Scoring scoring, BatchScorer.Form form, String out) {
        long begin = System.nanoTime();
        var counts = ScoredTexts.Counts.of(JavaSparkContext.fromSparkContext(records.context()));
        records.mapPartitions(some -> {
                    BatchScorer scorer = scoring.scorer();
                    Iterator<Scored<byte[]>> scored = scoring.score(some, ScoredLines::text, scorer);
                    return new ScoredTexts(scored, form, counts, scorer.header());
                })
                .saveAsTextFile(out);
        return counts.done((System.nanoTime() - begin) / 1e9);
    }

    /** Reads lines as {@link #bytes} does, without the first of each file, which names columns. */
    public static JavaRDD<byte[]> rows(JavaSparkContext spark, String path, int partitions) throws IOException {
        return lines(spark, path, partitions)
                .filter(line -> line._1().get() > 0)
                .map(ScoredLines::copied);
    }

    /**
     * Reads lines as bytes; what is gzipped is unzipped, in one task a file.
     *
     * @param path of a file, of a folder of files or of several, with {@code *}, in any file system that Spark knows
     * @param partitions at least so many, if files can be divided
     * @throws InputException if there are no such files
     */
    public static JavaRDD<byte[]> bytes(JavaSparkContext spark, String path, int partitions) throws IOException {
        return lines(spark, path, partitions).map(ScoredLines::copied);
    }

    /** Returns lines, each behind its place in its file; the objects are those of the next line then. */
    private static JavaPairRDD<LongWritable, Text> lines(JavaSparkContext spark, String path, int partitions)
            throws IOException {
        var job = new JobConf(spark.hadoopConfiguration());
        FileInputFormat.setInputPaths(job, files(path, job));
        return spark.hadoopRDD(job, TextInputFormat.class, LongWritable.class, Text.class, partitions);
    }

    private static byte[] copied(Tuple2<LongWritable, Text> line) {
        return Arrays.copyOf(line._2().getBytes(), line._2().getLength());
    }

    private static Path[] files(String path, JobConf job) throws IOException {
        var asked = new Path(path);
        FileSystem system = asked.getFileSystem(job);
        FileStatus[] found = system.globStatus(asked);
        if (found == null || found.length == 0) {
            throw new InputException("There is no file %s; check the path.", path);
        }
        List<FileStatus> files = new ArrayList<>();
        for (FileStatus one : found) {
            files.addAll(List.of(one.isDirectory() ? system.listStatus(one.getPath()) : new FileStatus[] {one}));
        }
        Path[] all = files.stream()
                .filter(FileStatus::isFile)
                .map(FileStatus::getPath)
                // As Spark and Hadoop have it: what begins so belongs to the writer of the folder.
                .filter(file ->
                        !file.getName().startsWith("_") && !file.getName().startsWith("."))
                .sorted(Comparator.comparing(Path::toString))
                .toArray(Path[]::new);
        if (all.length == 0) {
            throw new InputException("The folder %s holds no files; name one that does.", path);
        }
        return all;
    }

    /** Returns the text of bytes; refuses what is no text in UTF-8, as the command line does. */
    static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw new InputException("The line holds a zero byte, so that it is no text but binary.");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new InputException("The line is not in UTF-8; convert the file, for example by iconv.", e);
        }
    }
}
