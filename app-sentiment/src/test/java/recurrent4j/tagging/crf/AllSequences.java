package recurrent4j.tagging.crf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Every allowed sequence with its score, against which a chain's sums are held. */
record AllSequences(List<int[]> sequences, double[] scores) {

    static AllSequences of(TagConstraints constraints, double[] weights, double... emissions) {
        int tags = constraints.tags();
        int tokens = emissions.length / tags;
        List<int[]> sequences = new ArrayList<>();
        for (int number = 0; number < Math.pow(tags, tokens); number++) {
            int[] sequence = new int[tokens];
            for (int token = 0, rest = number; token < tokens; token++, rest /= tags) {
                sequence[token] = rest % tags;
            }
            if (allowed(constraints, sequence)) {
                sequences.add(sequence);
            }
        }
        return new AllSequences(
                sequences,
                sequences.stream()
                        .mapToDouble(sequence -> score(tags, weights, emissions, sequence))
                        .toArray());
    }

    private static boolean allowed(TagConstraints constraints, int... sequence) {
        boolean allowed = constraints.begins()[sequence[0]] && constraints.ends()[sequence[sequence.length - 1]];
        for (int token = 1; token < sequence.length; token++) {
            allowed &= constraints.mayFollow(sequence[token - 1], sequence[token]);
        }
        return allowed;
    }

    private static double score(int tags, double[] weights, double[] emissions, int... sequence) {
        double score = weights[tags * tags + sequence[0]] + weights[tags * tags + tags + sequence[sequence.length - 1]];
        for (int token = 0; token < sequence.length; token++) {
            score += emissions[token * tags + sequence[token]];
            score += token == 0 ? 0 : weights[sequence[token - 1] * tags + sequence[token]];
        }
        return score;
    }

    double highest() {
        return Arrays.stream(scores).max().orElseThrow();
    }

    double score(int... sequence) {
        for (int place = 0; place < scores.length; place++) {
            if (Arrays.equals(sequences.get(place), sequence)) {
                return scores[place];
            }
        }
        throw new AssertionError("forbidden: " + Arrays.toString(sequence));
    }

    double loss(int... sequence) {
        double highest = highest();
        return highest
                + Math.log(Arrays.stream(scores)
                        .map(score -> Math.exp(score - highest))
                        .sum())
                - score(sequence);
    }

    double probability(Predicate<int[]> event) {
        double highest = highest();
        double all = 0;
        double sum = 0;
        for (int place = 0; place < scores.length; place++) {
            double weight = Math.exp(scores[place] - highest);
            all += weight;
            sum += event.test(sequences.get(place)) ? weight : 0;
        }
        return sum / all;
    }
}
