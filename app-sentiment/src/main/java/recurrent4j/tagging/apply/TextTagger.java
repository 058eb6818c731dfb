package recurrent4j.tagging.apply;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import recurrent4j.io.Excerpt;
import recurrent4j.io.InputException;
import recurrent4j.network.Network;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.corpus.SentenceStream;
import recurrent4j.tagging.corpus.TokenizedText;
import recurrent4j.tagging.corpus.WordTokenizer;
import recurrent4j.tagging.crf.ChainTagger;
import recurrent4j.tagging.crf.Posterior;
import recurrent4j.tagging.evaluate.Tagger;
import recurrent4j.tagging.evaluate.Tagging;
import recurrent4j.tagging.network.RecurrentTagger;
import recurrent4j.tagging.saved.SavedTagger;
import recurrent4j.tagging.saved.TagTask;
import recurrent4j.tagging.scheme.Span;
import recurrent4j.tagging.scheme.TagScheme;

/** Lets a tagger read sentences, and says what it takes them for in the words of their texts. Threads may share it. */
public final class TextTagger {

    private final Tagger tagger;
    private final TagTask task;
    private final Optional<SpanReader> reader;

    /** @param task that the tagger has learned */
    public TextTagger(Tagger tagger, TagTask task) {
        this.tagger = tagger;
        this.task = task;
        reader = tagger instanceof ChainTagger chain ? Optional.of(new SpanReader(chain)) : Optional.empty();
    }

    /**
     * Returns copies of whoever answers for a saved model, which answer side by side.
     *
     * @param installed lets an engine compute a network
     */
    public static List<TextTagger> copies(SavedTagger saved, int copies, UnaryOperator<Network> installed) {
        List<TextTagger> taggers = new ArrayList<>();
        for (int i = 0; i < copies; i++) {
            Tagger tagger = saved.tagger() instanceof RecurrentTagger networks
                    ? networks.remembering(installed)
                    : saved.tagger();
            taggers.add(new TextTagger(tagger, saved.task()));
        }
        return taggers;
    }

    /** How probable what is answered of a sentence is. */
    private interface Probabilities {

        double of(int token, String tag);

        double of(Span span);
    }

    private static final Probabilities UNKNOWN = new Probabilities() {
        @Override
        public double of(int token, String tag) {
            return Double.NaN;
        }

        @Override
        public double of(Span span) {
            return Double.NaN;
        }
    };

    /**
     * Tags sentences.
     *
     * @param probable whether it is said how probable the answers are, if the tagger knows; which takes longer
     * @throws InputException if a sentence has other further columns than the tagger reads
     */
    public List<TaggedText> tag(List<PlacedSentence> sentences, boolean probable) {
        sentences.forEach(this::requireColumns);
        List<Sentence> read = sentences.stream().map(PlacedSentence::sentence).toList();
        List<TaggedText> texts = new ArrayList<>();
        if (probable && tagger instanceof ChainTagger chain) {
            List<ChainTagger.Answer> answers = chain.answers(read);
            for (int i = 0; i < answers.size(); i++) {
                ChainTagger.Answer answer = answers.get(i);
                texts.add(
                        text(sentences.get(i), answer.tagging(), read(answer.posterior()), answer.labelProbability()));
            }
            return texts;
        }
        List<Tagging> answers = tagger.tag(read);
        for (int i = 0; i < answers.size(); i++) {
            texts.add(text(sentences.get(i), answers.get(i), UNKNOWN, Double.NaN));
        }
        return texts;
    }

    /**
     * Tags lines of raw text, of which each is a sentence, and writes what is answered of each, with the end of the line.
     *
     * @throws InputException if a line has more tokens than are read, or the tagger reads further columns
     */
    public List<String> lines(List<String> texts, AnswerFormat format) {
        var tokenizer = new WordTokenizer();
        List<Piece> pieces = texts.stream()
                .map(text -> Piece.of(new TokenizedText(1, text, 0, tokenizer.tokens(text))))
                .toList();
        for (Piece piece : pieces) {
            if (piece.tokens() > SentenceStream.LONGEST) {
                throw new InputException("The sentence has more than %,d tokens; break it up.", SentenceStream.LONGEST);
            }
        }
        List<PlacedSentence> sentences =
                pieces.stream().flatMap(piece -> piece.sentence().stream()).toList();
        var answers = new ArrayDeque<>(tag(sentences, format.probable()));
        return pieces.stream()
                .map(piece -> format.of(piece, piece.sentence().isPresent() ? answers.remove() : TaggedText.EMPTY))
                .toList();
    }

    /** Whether a network answers, which one thread at a time can ask. */
    public boolean isNetwork() {
        return tagger instanceof RecurrentTagger;
    }

    private void requireColumns(PlacedSentence placed) {
        int columns = placed.sentence().columns().size();
        if (columns != task.columns().size()) {
            throw new InputException(
                    "The model reads %s beside each word, and \"%s\" has %d further columns; give it sentences as it was trained on.",
                    task.columns().isEmpty() ? "nothing" : "column " + String.join(" and ", task.columns()),
                    Excerpt.of(placed.text()),
                    columns);
        }
    }

    private Probabilities read(Posterior posterior) {
        SpanReader probabilities = reader.orElseThrow();
        return new Probabilities() {
            @Override
            public double of(int token, String tag) {
                return probabilities.token(posterior, token, task.scheme().kind(tag));
            }

            @Override
            public double of(Span span) {
                return probabilities.span(posterior, span);
            }
        };
    }

    private TaggedText text(
            PlacedSentence placed, Tagging tagging, Probabilities probabilities, double labelProbability) {
        List<TaggedText.Token> tokens = new ArrayList<>();
        for (int token = 0; token < tagging.tags().size(); token++) {
            String tag = tagging.tags().get(token);
            tokens.add(new TaggedText.Token(
                    placed.sentence().words().get(token),
                    placed.from().get(token),
                    placed.to(token),
                    tag,
                    probabilities.of(token, tag)));
        }
        List<Span> spans =
                task.scheme() == TagScheme.NONE ? List.of() : task.scheme().spans(tagging.tags());
        return new TaggedText(
                placed.text(),
                tokens,
                spans.stream().map(span -> entity(placed, span, probabilities)).toList(),
                tagging.label().map(label -> new TaggedText.Label(label, labelProbability)));
    }

    private static TaggedText.Entity entity(PlacedSentence placed, Span span, Probabilities probabilities) {
        int from = placed.from().get(span.from());
        int to = placed.to(span.to() - 1);
        return new TaggedText.Entity(span.kind(), placed.text().substring(from, to), from, to, probabilities.of(span));
    }
}
