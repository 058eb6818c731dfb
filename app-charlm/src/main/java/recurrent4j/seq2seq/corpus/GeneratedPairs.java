package recurrent4j.seq2seq.corpus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recurrent4j.data.Split;
import recurrent4j.eval.DataSource;
import recurrent4j.io.Checksum;

/**
 * Different pairs that a rule makes, until there are enough.
 *
 * @param name of the corpus
 * @param how it was made, with the seed
 * @param rule what the program says of it
 */
record GeneratedPairs(String name, String how, String rule) {

    /** Makes one pair by chance. */
    @FunctionalInterface
    interface Maker {
        /** Adds a pair under what it must not share with another, unless there is one already. */
        void make(Map<String, Pair> to);
    }

    /**
     * Makes a corpus.
     *
     * @param sizes how many pairs each part has
     */
    ParallelCorpus corpus(Split<Integer> sizes, Maker maker) {
        Map<String, Pair> different = new LinkedHashMap<>();
        while (different.size() < sizes.training() + sizes.validation() + sizes.test()) {
            maker.make(different);
        }
        List<Pair> all = new ArrayList<>(different.values());
        int validation = sizes.training() + sizes.validation();
        var parts = new Split<>(
                all.subList(0, sizes.training()),
                all.subList(sizes.training(), validation),
                all.subList(validation, all.size()));
        var checksum = new Checksum();
        all.forEach(pair -> checksum.add(pair.source() + "\t" + pair.target() + "\n"));
        var source = new DataSource(name, "", how, checksum.hex(), all.size(), 0, "pairs");
        return new ParallelCorpus(name, Task.TRANSDUCTION, parts, source, List.of(rule));
    }
}
