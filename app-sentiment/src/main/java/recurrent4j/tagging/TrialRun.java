package recurrent4j.tagging;

import recurrent4j.cli.Trial;

/** What usual calls load: a small training, and answers of a network and of a baseline. */
final class TrialRun {

    private TrialRun() {}

    /** Writes into the folder that the process stands in. */
    public static void main(String... none) {
        Trial.run(
                TaggingApp::new,
                "train --epochs 1 --out run",
                "apply --model run/model --by GRU soup",
                "apply --model run/model --by CRF soup");
    }
}
