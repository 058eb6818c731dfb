package recurrent4j.spark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapred.FileInputFormat;
import org.apache.hadoop.mapred.JobConf;
import org.apache.hadoop.mapred.TextInputFormat;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import recurrent4j.io.InputException;

/** The lines of text files, of any size, in their order: files by their names, and in each as they stand there. */
public final class ScoredLines {

    private ScoredLines() {}

    /**
     * Reads lines as bytes; what is gzipped is unzipped, in one task a file.
     *
     * @param path of a file, of a folder of files or of several, with {@code *}, in any file system that Spark knows
     * @param partitions at least so many, if files can be divided
     * @throws InputException if there are no such files
     */
    public static JavaRDD<byte[]> bytes(JavaSparkContext spark, String path, int partitions) throws IOException {
        var job = new JobConf(spark.hadoopConfiguration());
        FileInputFormat.setInputPaths(job, files(path, job));
        return spark.hadoopRDD(job, TextInputFormat.class, LongWritable.class, Text.class, partitions)
                .map(line -> Arrays.copyOf(line._2().getBytes(), line._2().getLength()));
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
