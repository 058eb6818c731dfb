package recurrent4j.spark;

import java.util.Optional;
import org.apache.spark.util.AccumulatorV2;

/** One of the sentences that tasks have said, whichever. */
final class LastSentence extends AccumulatorV2<String, Optional<String>> {

    private static final long serialVersionUID = 1;

    private String sentence;

    @Override
    public boolean isZero() {
        return sentence == null;
    }

    @Override
    public LastSentence copy() {
        var copy = new LastSentence();
        copy.sentence = sentence;
        return copy;
    }

    @Override
    public void reset() {
        sentence = null;
    }

    @Override
    public void add(String said) {
        sentence = said;
    }

    @Override
    public void merge(AccumulatorV2<String, Optional<String>> other) {
        other.value().ifPresent(this::add);
    }

    @Override
    public Optional<String> value() {
        return Optional.ofNullable(sentence);
    }
}
