package recurrent4j.tagging.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.data.PaddedTokens;
import recurrent4j.network.GatheredParts;
import recurrent4j.network.Inputs;
import recurrent4j.network.Network;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.crf.ChainTagger;
import recurrent4j.tagging.evaluate.Tagging;
import recurrent4j.tagging.scheme.TagScheme;
import recurrent4j.train.Ensemble;

/** A trained network that tags sentences, or an ensemble of them, whose scores and chains are averaged. */
public final class RecurrentTagger implements ChainTagger {

    /** Sentences that are read side by side, if they are short. */
    private static final int ROWS = 64;

    /**
     * One network.
     *
     * @param chain the weights of its linear chain
     */
    public record Member(Network network, double[] chain) {}

    private final String name;
    private final TokenEncoding encoding;
    private final TagOutput output;
    private final List<Member> members;
    private final RecurrentTagDecoder decoder;

    /** What remembers the words of each network; none where networks may still learn. */
    private final List<RecurrentSpeller> spellers;

    /** @throws recurrent4j.io.InputException if the weights of a chain are too few or too many */
    public RecurrentTagger(String name, TokenEncoding encoding, TagOutput output, List<Member> members) {
        this(name, encoding, output, members, List.of());
    }

    private RecurrentTagger(
            String name,
            TokenEncoding encoding,
            TagOutput output,
            List<Member> members,
            List<RecurrentSpeller> spellers) {
        this.name = name;
        this.encoding = encoding;
        this.output = output;
        this.members = List.copyOf(members);
        this.spellers = spellers;
        decoder = new RecurrentTagDecoder(output, chain(members));
    }

    /**
     * Returns a copy that answers the same and remembers how words are spelled, which makes it faster, while the networks that
     * it is a copy of are not asked. Another thread may ask another copy.
     *
     * @param installed lets an engine compute a network
     */
    public RecurrentTagger remembering(UnaryOperator<Network> installed) {
        List<RecurrentSpeller> copies = new ArrayList<>();
        for (Member member : members) {
            GatheredParts parts = GatheredParts.of(member.network());
            copies.add(new RecurrentSpeller(
                    encoding, new GatheredParts(parts.table().map(installed), installed.apply(parts.reader()))));
        }
        return new RecurrentTagger(name, encoding, output, members, copies);
    }

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
    public String name() {
        return name;
    }

    /** Returns how they read tokens. */
    public TokenEncoding encoding() {
        return encoding;
    }

    /** Returns what they choose among. */
    public TagOutput output() {
        return output;
    }

    /** Returns the networks. */
    public List<Member> members() {
        return members;
    }

    @Override
    public long parameters() {
        return members.stream()
                .mapToLong(member -> member.network().parameters() + (output.chained() ? member.chain().length : 0))
                .sum();
    }

    @Override
    public TagScheme scheme() {
        return output.scheme();
    }

    @Override
    public List<String> tags() {
        return output.tags();
    }

    @Override
    public List<Tagging> tag(List<Sentence> sentences) {
        return inBatches(sentences, RecurrentTagDecoder::taggings);
    }

    @Override
    public List<ChainTagger.Answer> answers(List<Sentence> sentences) {
        return inBatches(sentences, RecurrentTagDecoder::answers);
    }

    /** Reads the answers off the scores of some sentences. */
    private interface RecurrentDecoding<T> {
        List<T> of(RecurrentTagDecoder decoder, List<INDArray> scores, List<Sentence> rows);
    }

    private <T> List<T> inBatches(List<Sentence> sentences, RecurrentDecoding<T> decoding) {
        List<T> answers = new ArrayList<>(Collections.nCopies(sentences.size(), null));
        int[] lengths = sentences.stream().mapToInt(Sentence::length).toArray();
        for (List<Integer> batch : PaddedTokens.batches(lengths, ROWS)) {
            List<Sentence> rows = batch.stream().map(sentences::get).toList();
            List<T> decoded = decoding.of(decoder, scores(rows), rows);
            for (int row = 0; row < rows.size(); row++) {
                answers.set(batch.get(row), decoded.get(row));
            }
        }
        return answers;
    }

    /** Returns the mean of what the networks answer. */
    private List<INDArray> scores(List<Sentence> rows) {
        List<List<INDArray>> all = outputs(rows);
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

    private List<List<INDArray>> outputs(List<Sentence> rows) {
        if (!spellers.isEmpty()) {
            return spellers.stream().map(speller -> speller.outputs(rows)).toList();
        }
        Inputs inputs = RecurrentTaggerInputs.of(encoding, rows);
        return members.stream().map(member -> member.network().outputs(inputs)).toList();
    }

    private static double[] chain(List<Member> members) {
        double[] mean = new double[members.get(0).chain().length];
        for (Member member : members) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += member.chain()[i] / members.size();
            }
        }
        return mean;
    }
}
