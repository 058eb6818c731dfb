package recurrent4j.sentiment.classify;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.data.FullRows;
import recurrent4j.data.PaddedTokens;
import recurrent4j.network.Network;
import recurrent4j.sentiment.evaluate.SentimentClassifier;
import recurrent4j.sentiment.reviews.TextEncoding;
import recurrent4j.sentiment.reviews.TokenizedReviews;
import recurrent4j.train.Ensemble;

/** A trained network that classifies texts, or an ensemble of them, whose probabilities are averaged. */
public record RecurrentClassifier(String name, List<Member> members) implements SentimentClassifier {

    /** A network, and how it reads a text. */
    public record Member(Network network, TextEncoding encoding) {}

    /** Texts that are read side by side, if they are short. */
    private static final int ROWS = 256;

    /** Returns the networks of an ensemble that has been trained. */
    public static RecurrentClassifier of(String name, Ensemble<ClassifierTrainer.Member> ensemble) {
        return new RecurrentClassifier(
                name,
                IntStream.range(0, ensemble.members().size())
                        .mapToObj(i -> new Member(
                                ensemble.runs().get(i).network(),
                                ensemble.members().get(i).spec().encoding()))
                        .toList());
    }

    @Override
    public long parameters() {
        return networks().stream().mapToLong(Network::parameters).sum();
    }

    List<Network> networks() {
        return members.stream().map(Member::network).toList();
    }

    /** Returns how they read a text, each of different encodings once. */
    List<TextEncoding> encodings() {
        return members.stream().map(Member::encoding).distinct().toList();
    }

    /** Says what of texts is not read, a line for each different encoding. */
    public List<String> coverage(TokenizedReviews reviews) {
        return encodings().stream()
                .map(encoding -> encoding.coverage(reviews))
                .distinct()
                .toList();
    }

    /** {@inheritDoc} Several networks answer side by side. */
    @Override
    public double[][] probabilities(List<List<String>> texts) {
        return Arrays.stream(answers(texts))
                .map(RecurrentClassifier::normalized)
                .toArray(double[][]::new);
    }

    /**
     * Returns the mean of what the networks answer, as they answer it: a row for each text, in single precision, which sums to
     * 1 only nearly, and not at all where each label has a probability of its own. The networks leave a device that computes
     * them when all is answered.
     */
    public double[][] answers(List<List<String>> texts) {
        Map<TextEncoding, List<List<int[]>>> encoded = encodings().stream()
                .collect(Collectors.toMap(
                        encoding -> encoding,
                        encoding -> texts.stream().map(encoding::of).toList()));
        List<List<Integer>> batches = batches(encoded.values(), texts.size());
        try {
            return Ensemble.mean(members, member -> answers(member.network(), encoded.get(member.encoding()), batches));
        } finally {
            networks().forEach(Network::leaveDevice);
        }
    }

    private static List<List<Integer>> batches(Collection<List<List<int[]>>> encoded, int texts) {
        int[] lengths = IntStream.range(0, texts)
                .map(text -> encoded.stream()
                        .mapToInt(sequences -> sequences.get(text).get(0).length)
                        .max()
                        .orElseThrow())
                .toArray();
        return PaddedTokens.batches(lengths, ROWS);
    }

    private static double[][] answers(Network network, List<List<int[]>> sequences, List<List<Integer>> batches) {
        double[][] answers = new double[sequences.size()][];
        for (List<Integer> batch : batches) {
            PaddedTokens padded = PaddedTokens.of(
                    FullRows.of(batch.stream().map(sequences::get).toList()));
            INDArray rows = network.output(padded.features(), padded.mask());
            for (int row = 0; row < batch.size(); row++) {
                answers[batch.get(row)] = rows.getRow(row).toDoubleVector();
            }
        }
        return answers;
    }

    /** Probabilities sum to 1 in single precision only. */
    private static double[] normalized(double[] row) {
        double sum = Arrays.stream(row).sum();
        return Arrays.stream(row).map(probability -> probability / sum).toArray();
    }
}
