package recurrent4j.timeseries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import recurrent4j.cli.Trial;

/** What usual calls load: a small training, and answers of a network and of a baseline. */
final class TrialRun {

    private static final int YEARS = 6;

    private TrialRun() {}

    /** Writes into the folder that the process stands in. */
    public static void main(String... none) throws IOException {
        String rows = IntStream.range(0, YEARS * 12)
                .mapToObj(i -> "%d-%02d,%d\n".formatted(2001 + i / 12, 1 + i % 12, i + i * i % 7))
                .collect(Collectors.joining("", "month,value\n", ""));
        Files.writeString(Path.of("values.csv"), rows);
        Trial.run(
                TimeSeriesApp::new,
                "train --csv values.csv --time month --target value --horizon 4 --epochs 1 --out run",
                "forecast --model run/model --csv values.csv --by GRU",
                "forecast --model run/model --csv values.csv --by Theta");
    }
}
