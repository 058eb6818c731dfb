package recurrent4j.tagging.apply;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import recurrent4j.io.AnswerLoop;
import recurrent4j.io.TextOutput;
import recurrent4j.tagging.corpus.ColumnReader;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.corpus.TextReader;

/** Tags sentences as they come in, and writes the answers in their order; see {@link AnswerLoop}. */
public final class ApplyLoop {

    /** Enough that sentences of nearly the same length are found among them. */
    private static final int SENTENCES = 512;

    /** Sentences may be long. */
    private static final int TOKENS = 16_000;

    private final AnswerFormat format;
    private final AnswerLoop<Piece, TextTagger> loop;

    /** @param taggers at least one, which answer alike */
    public ApplyLoop(List<TextTagger> taggers, AnswerFormat format, TextOutput out) {
        this.format = format;
        loop = new AnswerLoop<>(taggers, this::answer, new AnswerLoop.Chunks<>(SENTENCES, Piece::tokens, TOKENS), out);
    }

    /**
     * Tags the sentences of raw text.
     *
     * @throws TextOutput.ClosedException if the output is closed, so that there is no reason to go on
     */
    public void text(TextReader sentences) throws IOException {
        loop.run(new AnswerLoop.Questions<>() {
            @Override
            public Optional<Piece> next() throws IOException {
                return sentences.next().map(Piece::of);
            }

            @Override
            public boolean ready() throws IOException {
                return sentences.ready();
            }
        });
    }

    /** Tags sentences that stand in columns; the errors are those of {@link #text}. */
    public void columns(ColumnReader sentences) throws IOException {
        loop.run(new AnswerLoop.Questions<>() {
            @Override
            public Optional<Piece> next() throws IOException {
                Optional<Sentence> sentence = sentences.next();
                List<String> lines = sentences.lines();
                return sentence.isEmpty() && lines.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Piece(
                                sentence.map(PlacedSentence::of),
                                lines,
                                sentences.rows(),
                                sentence.isEmpty() ? OptionalInt.empty() : sentences.tagPlace()));
            }

            @Override
            public boolean ready() throws IOException {
                return sentences.ready();
            }
        });
    }

    private String answer(TextTagger tagger, List<Piece> pieces) {
        List<PlacedSentence> sentences =
                pieces.stream().flatMap(piece -> piece.sentence().stream()).toList();
        var answers = new ArrayDeque<>(tagger.tag(sentences, format.probable()));
        var written = new StringBuilder();
        for (Piece piece : pieces) {
            written.append(format.of(piece, piece.sentence().isPresent() ? answers.remove() : TaggedText.EMPTY));
        }
        return written.toString();
    }
}
