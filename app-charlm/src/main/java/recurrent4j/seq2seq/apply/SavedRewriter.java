package recurrent4j.seq2seq.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import recurrent4j.io.InputException;
import recurrent4j.seq2seq.corpus.DialogueAct;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.decode.DecodingSettings;
import recurrent4j.seq2seq.decode.Rewritten;
import recurrent4j.seq2seq.decode.TextRewriter;
import recurrent4j.seq2seq.evaluate.Hypothesis;
import recurrent4j.seq2seq.network.RecurrentTranslator;
import recurrent4j.seq2seq.saved.Learned;
import recurrent4j.seq2seq.saved.SavedTranslator;

/**
 * Whoever answers for a saved model, asked as people ask: labels in any capitals, and dialogue acts with their values, which
 * stand in the answers, too.
 */
public final class SavedRewriter implements SourceRewriter {

    private final SourceRewriter rewriter;
    private final Learned learned;
    private final boolean network;

    private SavedRewriter(SourceRewriter rewriter, SavedTranslator saved) {
        this.rewriter = rewriter;
        this.learned = saved.learned();
        this.network = saved.model() instanceof RecurrentTranslator;
    }

    /**
     * Returns whoever answers.
     *
     * @param decoding changes how a network searches for a text; of no meaning for a baseline
     */
    public static SavedRewriter of(SavedTranslator saved, UnaryOperator<DecodingSettings> decoding) {
        SourceRewriter rewriter = saved.model() instanceof RecurrentTranslator networks
                ? SourceRewriter.of(
                        new TextRewriter(networks.tokenizer(), networks.steps(), decoding.apply(networks.settings())))
                : SourceRewriter.of(saved.model());
        return new SavedRewriter(rewriter, saved);
    }

    /** {@inheritDoc} Labels that were not learned, and what is no dialogue act where such are read, are refused. */
    @Override
    public List<Rewritten> rewrite(List<String> sources, long first) {
        List<Asked> asked = sources.stream().map(this::asked).toList();
        List<Rewritten> made =
                rewriter.rewrite(asked.stream().map(Asked::source).toList(), first);
        return IntStream.range(0, made.size())
                .mapToObj(i -> filled(made.get(i), asked.get(i).filling()))
                .toList();
    }

    /**
     * Rewrites lines, and writes what is answered of each, with the end of the line; a blank one stays blank.
     *
     * @throws InputException if a line is too long to be read, or cannot be asked about
     */
    public List<String> lines(List<String> sources, AnswerFormat format) {
        for (String source : sources) {
            if (source.length() > ApplyLoop.LONGEST) {
                throw new InputException(
                        "The line has %,d characters, and none of more than %,d is read; break it up.",
                        source.length(), ApplyLoop.LONGEST);
            }
        }
        List<Rewritten> made = rewrite(sources, 0);
        return IntStream.range(0, made.size())
                .mapToObj(i -> {
                    var line = new Line(1, "", sources.get(i));
                    return line.isBlank() ? format.ofBlank(line) : format.of(line, made.get(i));
                })
                .toList();
    }

    /** Whether a network answers, which one thread at a time can ask. */
    public boolean isNetwork() {
        return network;
    }

    @Override
    public List<Scored> score(List<Pair> pairs) {
        List<Pair> asked = new ArrayList<>();
        for (Pair pair : pairs) {
            asked.add(
                    learned.slots()
                            ? DialogueAct.of(pair.source()).pair(pair.target())
                            : new Pair(asked(pair.source()).source(), pair.targets()));
        }
        return rewriter.score(asked);
    }

    /**
     * A source as a model reads it.
     *
     * @param filling puts the values of an act into a text
     */
    private record Asked(String source, Function<String, String> filling) {}

    private Asked asked(String source) {
        if (!source.isBlank() && learned.slots()) {
            Pair act = DialogueAct.of(source).pair("");
            return new Asked(act.source(), act::filled);
        }
        return new Asked(source.isBlank() ? source : learned.known(source), text -> text);
    }

    private Rewritten filled(Rewritten made, Function<String, String> filling) {
        if (!learned.slots()) {
            return made;
        }
        List<Rewritten.Answer> answers = made.answers().stream()
                .map(answer ->
                        new Rewritten.Answer(filled(answer.hypothesis(), filling), answer.tokens(), answer.score()))
                .toList();
        return new Rewritten(made.source(), made.unknown(), answers);
    }

    private static Hypothesis filled(Hypothesis hypothesis, Function<String, String> filling) {
        return new Hypothesis(
                filling.apply(hypothesis.text()),
                hypothesis.logProbability(),
                hypothesis.complete(),
                hypothesis.attention());
    }
}
