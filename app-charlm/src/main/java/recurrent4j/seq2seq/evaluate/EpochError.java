package recurrent4j.seq2seq.evaluate;

import java.util.List;
import recurrent4j.seq2seq.corpus.Pair;

/** What is wrong with the texts that a network writes after an epoch of its training. */
@FunctionalInterface
public interface EpochError {

    /**
     * Returns what is wrong, the less the better.
     *
     * @param network its name; those of an ensemble may learn at the same time
     * @param epoch its number, from 1
     * @param pairs whose sources were rewritten
     * @param texts one for each
     */
    double of(String network, int epoch, List<Pair> pairs, List<Hypothesis> texts);
}
