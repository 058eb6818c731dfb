package recurrent4j.tagging.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.network.GatheredParts;
import recurrent4j.network.Inputs;
import recurrent4j.network.Network;
import recurrent4j.tagging.corpus.Sentence;

/**
 * A trained network that only answers from now on: what it makes of a word's characters never changes any more and is
 * remembered, so that a word is spelled once in however many sentences it stands. For one thread at a time.
 */
final class RecurrentSpeller {

    /** Words that are remembered; beyond, all are forgotten, which costs little: the frequent ones are soon back. */
    private static final int MOST_WORDS = 40_000;

    /** Words that are spelled side by side. */
    private static final int ROWS = 256;

    private final TokenEncoding encoding;
    private final GatheredParts parts;
    private final Map<String, float[]> spelled = new HashMap<>();

    RecurrentSpeller(TokenEncoding encoding, GatheredParts parts) {
        this.encoding = encoding;
        this.parts = parts;
    }

    /** Answers as the whole network does. */
    synchronized List<INDArray> outputs(List<Sentence> sentences) {
        Optional<Network> table = parts.table();
        if (table.isEmpty()) {
            return parts.reader().outputs(RecurrentTaggerInputs.of(encoding, sentences));
        }
        spell(table.get(), sentences);
        Inputs columns = RecurrentTaggerInputs.columns(
                sentences.stream().map(encoding::of).toList());
        List<INDArray> features = new ArrayList<>(columns.features());
        List<INDArray> masks = new ArrayList<>(columns.masks());
        features.add(rows(sentences, features.get(0).size(2)));
        masks.add(masks.get(0));
        return parts.reader().outputs(new Inputs(features, masks));
    }

    private void spell(Network table, List<Sentence> sentences) {
        if (spelled.size() > MOST_WORDS) {
            spelled.clear();
        }
        List<String> words = sentences.stream()
                .flatMap(sentence -> sentence.words().stream())
                .filter(word -> !spelled.containsKey(word))
                .distinct()
                .sorted(Comparator.comparingInt(String::length))
                .toList();
        for (int from = 0; from < words.size(); from += ROWS) {
            List<String> some = words.subList(from, Math.min(words.size(), from + ROWS));
            float[][] states = table.outputs(RecurrentTaggerInputs.characters(encoding, some))
                    .get(0)
                    .toFloatMatrix();
            int unused = RecurrentTaggerInputs.unused(some.size());
            for (int word = 0; word < some.size(); word++) {
                spelled.put(some.get(word), states[unused + word]);
            }
        }
    }

    private INDArray rows(List<Sentence> sentences, long steps) {
        int rows = sentences.size();
        int units = spelled.get(sentences.get(0).words().get(0)).length;
        float[] values = new float[Math.toIntExact(rows * steps * units)];
        for (int row = 0; row < rows; row++) {
            List<String> words = sentences.get(row).words();
            for (int step = 0; step < words.size(); step++) {
                float[] states = spelled.get(words.get(step));
                for (int unit = 0; unit < units; unit++) {
                    values[(step * units + unit) * rows + row] = states[unit];
                }
            }
        }
        return Nd4j.create(values, new long[] {rows, units, steps}, 'f');
    }
}
