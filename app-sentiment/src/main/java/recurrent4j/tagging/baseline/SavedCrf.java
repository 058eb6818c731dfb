package recurrent4j.tagging.baseline;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import recurrent4j.bundle.Packed;
import recurrent4j.data.LongIndex;
import recurrent4j.io.InputException;
import recurrent4j.tagging.crf.LinearChain;
import recurrent4j.tagging.scheme.TagScheme;

/**
 * A trained {@link CrfTagger} as a bundle keeps it.
 *
 * @param scheme of the tags
 * @param tags in the order of their numbers
 * @param columns how many it reads beside the words
 * @param chain the weights of transitions, of first tags and of last tags, as {@link LinearChain#of} takes them
 * @param features their hashes
 * @param pairs of a feature and a tag, in the order of the features: the number of the feature times that of the tags, plus
 *     that of the tag
 * @param weights of the pairs
 */
public record SavedCrf(
        TagScheme scheme,
        List<String> tags,
        int columns,
        List<byte[]> chain,
        List<byte[]> features,
        List<byte[]> pairs,
        List<byte[]> weights) {

    static SavedCrf of(TagSet tags, TokenFeatures features, EmissionWeights weights, double... chain) {
        int[] starts = weights.starts();
        long[] pairs = IntStream.range(0, starts.length - 1)
                .boxed()
                .flatMapToLong(feature -> IntStream.range(starts[feature], starts[feature + 1])
                        .mapToLong(pair -> (long) feature * tags.size() + weights.tags()[pair]))
                .toArray();
        return new SavedCrf(
                tags.scheme(),
                tags.names(),
                features.columns(),
                Packed.doubles(chain),
                Packed.longs(weights.index().keys()),
                Packed.longs(pairs),
                Packed.floats(weights.weights()));
    }

    /**
     * Returns the tagger.
     *
     * @throws InputException if its parts do not belong together
     */
    public CrfTagger tagger() {
        var set = new TagSet(scheme, tags);
        double[] chainWeights = Packed.doubles(chain);
        float[] pairWeights = Packed.floats(weights);
        LongIndex index = LongIndex.of(Packed.longs(features));
        long[] keys = Packed.longs(pairs);
        require(columns >= 0, "%d columns", columns);
        require(keys.length == pairWeights.length, "%d weights of %d pairs", pairWeights.length, keys.length);
        require(
                chainWeights.length == LinearChain.parameters(set.size()),
                "%d weights of the transitions of %d tags",
                chainWeights.length,
                set.size());
        long most = (long) index.size() * set.size();
        for (int pair = 0; pair < keys.length; pair++) {
            long least = pair == 0 ? 0 : keys[pair - 1] + 1;
            require(keys[pair] >= least && keys[pair] < most, "a pair %d, which is not in order", keys[pair]);
        }
        int[] starts = new int[index.size() + 1];
        int[] pairTags = new int[keys.length];
        for (int pair = 0; pair < keys.length; pair++) {
            starts[(int) (keys[pair] / set.size()) + 1]++;
            pairTags[pair] = (int) (keys[pair] % set.size());
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        return new CrfTagger(
                set,
                new TokenFeatures(columns),
                new EmissionWeights(index, starts, pairTags, pairWeights),
                chainWeights);
    }

    private static void require(boolean fine, String what, Object... figures) {
        if (!fine) {
            throw new InputException("A linear-chain CRF has " + what + "; train and save the model again.", figures);
        }
    }
}
