package recurrent4j.sentiment;

import recurrent4j.cli.Trial;

/** What usual calls load: a small training, and answers of a network and of a baseline. */
final class TrialRun {

    private TrialRun() {}

    /** Writes into the folder that the process stands in. */
    public static void main(String... none) {
        Trial.run(
                SentimentApp::new,
                "train --toy --preset GRU --epochs 1 --engine FUSED --out run",
                "classify --model run/model --by GRU Good.",
                "classify --model run/model --by NB-SVM Good.");
    }
}
