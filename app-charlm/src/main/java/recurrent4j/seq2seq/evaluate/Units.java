package recurrent4j.seq2seq.evaluate;

import java.util.List;
import recurrent4j.seq2seq.corpus.Pair;

/** What sources and targets are counted in. */
public record Units(Unit source, Unit target) {

    /** Returns what suits pairs. */
    public static Units of(List<Pair> training) {
        return new Units(
                Unit.suited(training.stream().map(Pair::source)),
                Unit.suited(training.stream().flatMap(pair -> pair.targets().stream())));
    }
}
