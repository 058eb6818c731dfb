package recurrent4j.tagging.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.data.PaddedTokens;
import recurrent4j.network.Network;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.evaluate.Tagger;
import recurrent4j.tagging.evaluate.Tagging;
import recurrent4j.train.Ensemble;

/** A trained network that tags sentences, or an ensemble of them, whose scores and chains are averaged. */
public record RecurrentTagger(String name, TokenEncoding encoding, TagOutput output, List<Member> members)
        implements Tagger {

    /** Sentences that are read side by side, if they are short. */
    private static final int ROWS = 64;

    /**
     * One network.
     *
     * @param chain the weights of its linear chain
     */
    public record Member(Network network, double[] chain) {}

    /** Returns the networks of an ensemble that has been trained. */
    public static RecurrentTagger of(TaggerSpec spec, Ensemble<RecurrentTaggerTrainer.Member> ensemble) {
        return new RecurrentTagger(
                spec.name(),
                spec.encoding(),
                spec.output(),
                IntStream.range(0, ensemble.members().size())
                        .mapToObj(i -> new Member(
                                ensemble.runs().get(i).network(),
                                ensemble.members().get(i).chain()))
                        .toList());
    }

    @Override
    public long parameters() {
        return members.stream()
                .mapToLong(member -> member.network().parameters() + (output.chained() ? member.chain().length : 0))
                .sum();
    }

    @Override
    public List<Tagging> tag(List<Sentence> sentences) {
        Tagging[] answers = new Tagging[sentences.size()];
        int[] lengths = sentences.stream().mapToInt(Sentence::length).toArray();
        var decoder = new RecurrentTagDecoder(output, chain());
        for (List<Integer> batch : PaddedTokens.batches(lengths, ROWS)) {
            List<Sentence> rows = batch.stream().map(sentences::get).toList();
            List<Tagging> taggings = decoder.taggings(scores(rows), rows);
            for (int row = 0; row < rows.size(); row++) {
                answers[batch.get(row)] = taggings.get(row);
            }
        }
        return new ArrayList<>(Arrays.asList(answers));
    }

    /** Returns the mean of what the networks answer. */
    private List<INDArray> scores(List<Sentence> rows) {
        Network.Inputs inputs = RecurrentTaggerInputs.of(encoding, rows);
        List<List<INDArray>> all =
                members.stream().map(member -> member.network().outputs(inputs)).toList();
        if (all.size() == 1) {
            return all.get(0);
        }
        return IntStream.range(0, all.get(0).size())
                .mapToObj(i -> all.stream()
                        .map(outputs -> outputs.get(i))
                        .reduce(INDArray::add)
                        .orElseThrow()
                        .div(all.size()))
                .toList();
    }

    private double[] chain() {
        double[] mean = new double[members.get(0).chain().length];
        for (Member member : members) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += member.chain()[i] / members.size();
            }
        }
        return mean;
    }
}
