package recurrent4j.sentiment.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The receiver operating characteristic of one class, whose texts are sorted once to be counted often. */
final class RocCurve {

    private final int[] texts;
    private final double[] probabilities;
    private final boolean[] belong;

    /** Sorts the texts by the probability of a class, the least likely first. */
    RocCurve(Predictions predictions, int label) {
        texts = IntStream.range(0, predictions.size())
                .boxed()
                .sorted(Comparator.comparingDouble(text -> predictions.probabilities()[text][label]))
                .mapToInt(Integer::intValue)
                .toArray();
        probabilities = new double[texts.length];
        belong = new boolean[texts.length];
        for (int place = 0; place < texts.length; place++) {
            probabilities[place] = predictions.probabilities()[texts[place]][label];
            belong[place] = predictions.classes()[texts[place]] == label;
        }
    }

    /**
     * Returns the area under the receiver operating characteristic: how likely a text of the class is given a higher
     * probability than one of another class, where equal ones count half (Hanley and McNeil, 1982). NaN where there are not
     * both.
     */
    double area(int[] weights) {
        double pairs = 0;
        double below = 0;
        double own = 0;
        for (int start = 0, end; start < texts.length; start = end) {
            double ownHere = 0;
            double othersHere = 0;
            for (end = start;
                    end < texts.length && Double.compare(probabilities[end], probabilities[start]) == 0;
                    end++) {
                int weight = weights[texts[end]];
                ownHere += belong[end] ? weight : 0;
                othersHere += belong[end] ? 0 : weight;
            }
            pairs += ownHere * (below + othersHere / 2);
            own += ownHere;
            below += othersHere;
        }
        return own == 0 || below == 0 ? Double.NaN : pairs / (own * below);
    }

    /** Returns the area where each text counts once. */
    double area() {
        int[] once = new int[texts.length];
        Arrays.fill(once, 1);
        return area(once);
    }

    /**
     * Returns the curve: the false positive rates (first row) and the true positive rates (second row) of ever lower
     * thresholds, a point for each.
     */
    double[][] curve() {
        double own =
                IntStream.range(0, texts.length).filter(place -> belong[place]).count();
        double others = texts.length - own;
        double[] falsePositives = new double[texts.length + 1];
        double[] truePositives = new double[texts.length + 1];
        int point = 0;
        int hits = 0;
        for (int seen = 1; seen <= texts.length; seen++) {
            int place = texts.length - seen;
            hits += belong[place] ? 1 : 0;
            boolean threshold = place == 0 || Double.compare(probabilities[place - 1], probabilities[place]) != 0;
            if (threshold) {
                point++;
                truePositives[point] = hits / own;
                falsePositives[point] = (seen - hits) / others;
            }
        }
        return new double[][] {Arrays.copyOf(falsePositives, point + 1), Arrays.copyOf(truePositives, point + 1)};
    }
}
