package recurrent4j.tagging.baseline;

import java.util.Arrays;
import recurrent4j.data.LongIndex;

/**
 * How much features speak for tags. Only pairs that occur in the training part have weights.
 *
 * @param index numbers the features
 * @param starts where the pairs of each feature begin, and at last their number
 * @param tags of the pairs
 * @param weights of the pairs
 */
record EmissionWeights(LongIndex index, int[] starts, int[] tags, float[] weights) {

    /** Returns the emissions of tokens, {@code [tokens * tagCount]}. */
    double[] emissions(long[] features, int width, int tagCount) {
        double[] emissions = new double[features.length / width * tagCount];
        for (int place = 0; place < features.length; place++) {
            int feature = features[place] == TokenFeatures.NONE ? -1 : index.find(features[place]);
            if (feature >= 0) {
                int row = place / width * tagCount;
                for (int pair = starts[feature]; pair < starts[feature + 1]; pair++) {
                    emissions[row + tags[pair]] += weights[pair];
                }
            }
        }
        return emissions;
    }

    /** Returns the same without the weights below a size, and without the features that have no others. */
    EmissionWeights without(double least) {
        long[] keys = index.keys();
        int features = 0;
        int pairs = 0;
        int[] keptStarts = new int[starts.length];
        int[] keptTags = new int[tags.length];
        float[] keptWeights = new float[weights.length];
        for (int feature = 0; feature < keys.length; feature++) {
            int first = pairs;
            for (int pair = starts[feature]; pair < starts[feature + 1]; pair++) {
                if (Math.abs(weights[pair]) >= least) {
                    keptTags[pairs] = tags[pair];
                    keptWeights[pairs++] = weights[pair];
                }
            }
            if (pairs > first) {
                keys[features++] = keys[feature];
                keptStarts[features] = pairs;
            }
        }
        return new EmissionWeights(
                LongIndex.of(Arrays.copyOf(keys, features)),
                Arrays.copyOf(keptStarts, features + 1),
                Arrays.copyOf(keptTags, pairs),
                Arrays.copyOf(keptWeights, pairs));
    }
}
