package recurrent4j.tagging.baseline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recurrent4j.io.InputException;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.evaluate.Tagger;
import recurrent4j.tagging.evaluate.Tagging;
import recurrent4j.tagging.scheme.TagScheme;

/**
 * A hidden Markov model of second order (T. Brants, <a href="https://aclanthology.org/A00-1031/">TnT: a statistical
 * part-of-speech tagger</a>, 2000): predicts the tags that make the product of two probabilities greatest, that of each tag
 * after the two before it ({@link TagTrigrams}) and that of each word given its tag, which is its frequency or, for an unknown
 * word, follows from its ending ({@link WordEndings}). Reads words alone, and knows no constraints on tags.
 */
public final class HiddenMarkovModel implements Tagger {

    /** Sequences whose probability is smaller than this share of the best so far are given up, as in TnT. */
    private static final double BEAM = Math.log(1e-3);

    private final List<String> tags;
    private final Map<String, int[]> lexicon;
    private final TagTrigrams trigrams;
    private final int[] tagCounts;
    private final double[] shares;
    private final WordEndings endings;

    HiddenMarkovModel(List<String> tags, Map<String, int[]> lexicon, TagTrigrams trigrams) {
        this.tags = tags;
        this.lexicon = lexicon;
        this.trigrams = trigrams.interpolated();
        tagCounts = new int[tags.size()];
        lexicon.values().forEach(counts -> Arrays.setAll(tagCounts, tag -> tagCounts[tag] + counts[tag]));
        double tokens = Arrays.stream(tagCounts).sum();
        shares = Arrays.stream(tagCounts).mapToDouble(count -> count / tokens).toArray();
        endings = new WordEndings(shares);
        lexicon.forEach(endings::add);
    }

    /**
     * Counts words and tags.
     *
     * @throws InputException if a sentence has no tags
     */
    public static HiddenMarkovModel fit(List<Sentence> training) {
        TagSet tags = TagSet.of(training, TagScheme.NONE);
        Map<String, Integer> numbers = tags.numbers();
        Map<String, int[]> lexicon = new LinkedHashMap<>();
        var trigrams = new TagTrigrams(tags.size());
        for (Sentence sentence : training) {
            int first = trigrams.begin();
            int second = trigrams.begin();
            for (int token = 0; token < sentence.length(); token++) {
                int tag = numbers.get(sentence.tags().get(token));
                lexicon.computeIfAbsent(sentence.words().get(token), word -> new int[tags.size()])[tag]++;
                trigrams.add(first, second, tag, 1);
                first = second;
                second = tag;
            }
            trigrams.add(first, second, trigrams.end(), 1);
        }
        return new HiddenMarkovModel(tags.names(), lexicon, trigrams);
    }

    @Override
    public String name() {
        return "Trigram hidden Markov model";
    }

    @Override
    public long parameters() {
        long pairs = lexicon.values().stream()
                .mapToLong(counts ->
                        Arrays.stream(counts).filter(count -> count > 0).count())
                .sum();
        return pairs + trigrams.size();
    }

    @Override
    public List<Tagging> tag(List<Sentence> sentences) {
        return sentences.parallelStream()
                .map(sentence -> Tagging.of(best(sentence.words())))
                .toList();
    }

    /** Returns it as a bundle keeps it. */
    public SavedHiddenMarkovModel saved() {
        return SavedHiddenMarkovModel.of(tags, lexicon, trigrams);
    }

    /** A sequence up to a token: its last two tags, the logarithm of its probability, and what it goes on from. */
    private record State(int before, int tag, double score, State from) {}

    private List<String> best(List<String> words) {
        List<State> states = List.of(new State(trigrams.begin(), trigrams.begin(), 0, null));
        for (String word : words) {
            states = step(states, wordScores(word));
        }
        State best = states.get(0);
        double highest = Double.NEGATIVE_INFINITY;
        for (State state : states) {
            double score = state.score + Math.log(trigrams.probability(state.before, state.tag, trigrams.end()));
            if (score > highest) {
                highest = score;
                best = state;
            }
        }
        String[] found = new String[words.size()];
        for (int token = found.length - 1; token >= 0; token--) {
            found[token] = tags.get(best.tag);
            best = best.from;
        }
        return List.of(found);
    }

    /** Returns the logarithm of the word's probability given each tag; minus infinity for tags that it never has. */
    private double[] wordScores(String word) {
        double[] scores = new double[tags.size()];
        int[] counts = lexicon.get(word);
        double[] probabilities = counts == null ? endings.probabilities(word) : new double[0];
        for (int tag = 0; tag < scores.length; tag++) {
            scores[tag] =
                    Math.log(counts == null ? probabilities[tag] / shares[tag] : (double) counts[tag] / tagCounts[tag]);
        }
        return scores;
    }

    /** Of the sequences that end in the same two tags, only the best can become part of the best of all. */
    private List<State> step(List<State> states, double... wordScores) {
        Map<Long, State> best = new LinkedHashMap<>();
        double highest = Double.NEGATIVE_INFINITY;
        for (State state : states) {
            for (int tag = 0; tag < wordScores.length; tag++) {
                if (wordScores[tag] == Double.NEGATIVE_INFINITY) {
                    continue;
                }
                double score =
                        state.score + wordScores[tag] + Math.log(trigrams.probability(state.before, state.tag, tag));
                highest = Math.max(highest, score);
                long key = (long) state.tag * wordScores.length + tag;
                State known = best.get(key);
                if (score >= highest + BEAM && (known == null || score > known.score)) {
                    best.put(key, new State(state.tag, tag, score, state));
                }
            }
        }
        List<State> kept = new ArrayList<>();
        for (State state : best.values()) {
            if (state.score >= highest + BEAM) {
                kept.add(state);
            }
        }
        return kept;
    }
}
