package recurrent4j.seq2seq.decode;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import recurrent4j.data.PaddedTokens;
import recurrent4j.data.Vocabulary;
import recurrent4j.io.Excerpt;
import recurrent4j.io.InputException;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.evaluate.Hypothesis;
import recurrent4j.seq2seq.evaluate.Hypothesis.AttentionWeights;
import recurrent4j.seq2seq.tokens.PairTokenizer;
import recurrent4j.seq2seq.tokens.Tokenizer;

/** Rewrites texts by a model of tokens: several at once, of about the same length, which changes nothing but the speed. */
public final class TextRewriter {

    /** Enough rows that a step costs little more than its arithmetic. */
    private static final int SOURCES = 32;

    /** Rows of a step, each of which has a number for every token of the target. */
    private static final int ROWS = 5 * SOURCES;

    private static final Rewritten NOTHING =
            new Rewritten(List.of(), 0, List.of(new Rewritten.Answer(Hypothesis.of(""), List.of(), Double.NaN)));

    private final PairTokenizer tokenizer;
    private final TokenDecoder decoder;

    /**
     * A rewriter of texts.
     *
     * @param tokenizer whose numbers are the model's
     * @throws InputException if unknown words are to be copied, and there are none, or tokens are no words
     */
    public TextRewriter(PairTokenizer tokenizer, StepModel model, DecodingSettings settings) {
        settings.unknowns().require(tokenizer);
        Vocabulary target = tokenizer.target().vocabulary();
        boolean avoided = settings.unknowns() == Unknowns.AVOID && target.open();
        this.tokenizer = tokenizer;
        decoder = new TokenDecoder(model, settings, avoided ? target.size() - 1 : -1);
    }

    /** Returns the best text for each source. */
    public List<Hypothesis> best(List<String> sources) {
        return rewrite(sources, 0).stream().map(Rewritten::best).toList();
    }

    /**
     * Rewrites sources.
     *
     * @param first number of the first source, and the next ones of those behind it: what is drawn for a source depends on the
     *     seed and its number alone
     * @return one for each source; the empty text for one without tokens
     */
    public List<Rewritten> rewrite(List<String> sources, long first) {
        List<TokenDecoder.Source> numbers = IntStream.range(0, sources.size())
                .mapToObj(i -> new TokenDecoder.Source(tokenizer.source().numbers(sources.get(i)), first + i))
                .toList();
        int together =
                Math.max(1, Math.min(SOURCES, ROWS / decoder.settings().search().rows()));
        Rewritten[] rewritten = new Rewritten[sources.size()];
        Arrays.fill(rewritten, NOTHING);
        for (int[] batch :
                batches(numbers.stream().map(TokenDecoder.Source::tokens).toList(), together)) {
            List<List<TokenHypothesis>> found =
                    decoder.decode(Arrays.stream(batch).mapToObj(numbers::get).toList());
            for (int i = 0; i < batch.length; i++) {
                rewritten[batch[i]] = rewritten(sources.get(batch[i]), found.get(i));
            }
        }
        return List.of(rewritten);
    }

    /**
     * Returns how likely each pair's first target is, token by token.
     *
     * @throws InputException if a source has no tokens
     */
    public List<TargetScore> score(List<Pair> pairs) {
        List<int[]> sources = pairs.stream()
                .map(pair -> tokenizer.source().numbers(pair.source()))
                .toList();
        TargetScore[] scores = new TargetScore[pairs.size()];
        for (int[] batch : batches(sources, SOURCES)) {
            List<TokenScores> read = TokenScores.of(
                    decoder.model(),
                    Arrays.stream(batch).mapToObj(sources::get).toList(),
                    Arrays.stream(batch)
                            .mapToObj(place ->
                                    tokenizer.target().numbers(pairs.get(place).target()))
                            .toList());
            for (int i = 0; i < batch.length; i++) {
                scores[batch[i]] = score(pairs.get(batch[i]), read.get(i));
            }
        }
        for (int place = 0; place < scores.length; place++) {
            if (scores[place] == null) {
                throw new InputException(
                        "\"%s\" has no tokens for the model to read; give another source.",
                        Excerpt.of(pairs.get(place).source()));
            }
        }
        return List.of(scores);
    }

    private TargetScore score(Pair pair, TokenScores scores) {
        List<String> source = tokenizer.source().tokens(pair.source());
        List<String> target = tokenizer.target().tokens(pair.target());
        int unknown = unknown(tokenizer.source(), source) + unknown(tokenizer.target(), target);
        return new TargetScore(source, target, unknown, scores);
    }

    /** Returns the places of sources that go together; one without tokens is nowhere. */
    private static List<int[]> batches(List<int[]> sources, int most) {
        int[] places = IntStream.range(0, sources.size())
                .filter(place -> sources.get(place).length > 0)
                .toArray();
        int[] lengths =
                Arrays.stream(places).map(place -> sources.get(place).length).toArray();
        return PaddedTokens.batches(lengths, most).stream()
                .map(batch -> batch.stream().mapToInt(one -> places[one]).toArray())
                .toList();
    }

    private static int unknown(Tokenizer tokenizer, List<String> tokens) {
        return (int) tokens.stream()
                .filter(token -> !tokenizer.vocabulary().knows(token))
                .count();
    }

    private Rewritten rewritten(String source, List<TokenHypothesis> found) {
        List<String> read = tokenizer.source().tokens(source);
        List<Rewritten.Answer> answers =
                found.stream().map(target -> answer(read, target)).toList();
        // A text may be made of tokens in several ways; but what is drawn may well be drawn twice.
        boolean searched = decoder.settings().search() instanceof Search.Beam;
        Set<String> texts = new HashSet<>();
        return new Rewritten(
                read,
                unknown(tokenizer.source(), read),
                answers.stream()
                        .filter(answer -> texts.add(answer.hypothesis().text()) || !searched)
                        .toList());
    }

    private Rewritten.Answer answer(List<String> source, TokenHypothesis target) {
        List<String> tokens = IntStream.range(0, target.tokens().length)
                .mapToObj(place -> token(source, target, place))
                .toList();
        Optional<AttentionWeights> attention = target.attention().length == 0
                ? Optional.empty()
                : Optional.of(new AttentionWeights(
                        ended(source), target.complete() ? ended(tokens) : tokens, target.attention()));
        String text = tokenizer.target().text(tokens);
        return new Rewritten.Answer(
                new Hypothesis(text, target.logProbability(), target.complete(), attention), tokens, target.score());
    }

    private String token(List<String> source, TokenHypothesis target, int place) {
        Vocabulary vocabulary = tokenizer.target().vocabulary();
        int number = target.tokens()[place];
        if (decoder.settings().unknowns() != Unknowns.COPY || !vocabulary.isUnknown(number)) {
            return vocabulary.token(number);
        }
        if (target.attention().length == 0) {
            throw Unknowns.withoutAttention();
        }
        float[] looked = target.attention()[place];
        // Not the end mark, which is no word.
        int most = IntStream.range(0, source.size())
                .reduce((one, other) -> looked[other] > looked[one] ? other : one)
                .getAsInt();
        return source.get(most);
    }

    private static List<String> ended(List<String> tokens) {
        return Stream.concat(tokens.stream(), Stream.of(AttentionWeights.END)).toList();
    }
}
