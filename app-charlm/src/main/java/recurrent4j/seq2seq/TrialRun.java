package recurrent4j.seq2seq;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import recurrent4j.cli.Trial;

/** What usual calls load: a small training, and answers of a network and of a baseline. */
final class TrialRun {

    private TrialRun() {}

    /** Writes into the folder that the process stands in. */
    public static void main(String... none) throws IOException {
        List<String> numbers =
                IntStream.range(100, 200).mapToObj(i -> i + " " + i % 7).toList();
        Files.write(Path.of("source.txt"), numbers);
        Files.write(Path.of("target.txt"), numbers);
        Trial.run(
                Seq2SeqApp::new,
                "train --source source.txt --target target.txt --units 8 --epochs 1 --out run",
                "translate --model run/model --by GRU 100",
                "translate --model run/model --by Copy 100");
    }
}
