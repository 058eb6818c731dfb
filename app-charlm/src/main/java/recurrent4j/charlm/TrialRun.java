package recurrent4j.charlm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import recurrent4j.cli.Trial;

/** What usual calls load: a small training, and texts of a network and of whoever is best. */
final class TrialRun {

    private TrialRun() {}

    /** Writes into the folder that the process stands in. */
    public static void main(String... none) throws IOException {
        Files.writeString(Path.of("text.txt"), "She sells sea shells by the sea shore.\n".repeat(60));
        Trial.run(
                CharLmApp::new,
                "train --text text.txt --units 8 --epochs 1 --engine FUSED --out run",
                "generate --model run/model --by NETWORK --length 20",
                "generate --model run/model --length 20");
    }
}
