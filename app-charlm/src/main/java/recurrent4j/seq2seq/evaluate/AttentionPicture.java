package recurrent4j.seq2seq.evaluate;

import java.util.Optional;
import recurrent4j.report.HeatMap;
import recurrent4j.seq2seq.evaluate.Hypothesis.AttentionWeights;

/** Where a model looked while it wrote, as a picture (Bahdanau et al. 2014, figure 3). */
public final class AttentionPicture {

    /** What the shades mean, for the text above. */
    public static final String WORDS =
            "Each row is a token that was written, and shows how its attention is divided among the tokens that were read: "
                    + "figures are percent, and an empty cell has less than 5\u00a0%.";

    private static final String WRITTEN = "written";
    private static final String READ = "read";

    private AttentionPicture() {}

    /** Returns the picture of a text, or nothing if the model that wrote it has no attention. */
    public static Optional<HeatMap> of(String caption, Hypothesis hypothesis) {
        return hypothesis.attention().map(weights -> of(caption, weights));
    }

    private static HeatMap of(String caption, AttentionWeights weights) {
        return new HeatMap(
                caption,
                new HeatMap.Axis(WRITTEN, weights.target()),
                new HeatMap.Axis(READ, weights.source()),
                weights.weights());
    }

    /** Returns how many tokens the longer side has, by which pictures are chosen that can be taken in; 0 without attention. */
    static int size(Hypothesis hypothesis) {
        return hypothesis
                .attention()
                .map(weights ->
                        Math.max(weights.source().size(), weights.target().size()))
                .orElse(0);
    }
}
