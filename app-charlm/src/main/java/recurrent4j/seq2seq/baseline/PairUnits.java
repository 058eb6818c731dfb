package recurrent4j.seq2seq.baseline;

import java.util.List;
import recurrent4j.seq2seq.corpus.Pair;

/** What baselines cut sources and targets into. */
public record PairUnits(TextUnit source, TextUnit target) {

    /** Words on both sides. */
    public static final PairUnits WORDS = new PairUnits(TextUnit.WORDS, TextUnit.WORDS);

    /** Returns what suits the texts of a training part. */
    public static PairUnits of(List<Pair> training) {
        return new PairUnits(
                TextUnit.of(training.stream().map(Pair::source).toList()),
                TextUnit.of(training.stream()
                        .flatMap(pair -> pair.targets().stream())
                        .toList()));
    }
}
