package recurrent4j.tagging.apply;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import recurrent4j.tagging.corpus.ColumnReader;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.corpus.TextReader;

/** Where sentences come from, one after the other. */
interface PieceReader {

    Optional<Piece> next() throws IOException;

    /** Whether there is something to read without waiting for it. */
    boolean ready() throws IOException;

    static PieceReader of(TextReader reader) {
        return new PieceReader() {
            @Override
            public Optional<Piece> next() throws IOException {
                return reader.next().map(Piece::of);
            }

            @Override
            public boolean ready() throws IOException {
                return reader.ready();
            }
        };
    }

    static PieceReader of(ColumnReader reader) {
        return new PieceReader() {
            @Override
            public Optional<Piece> next() throws IOException {
                Optional<Sentence> sentence = reader.next();
                List<String> lines = reader.lines();
                return sentence.isEmpty() && lines.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Piece(
                                sentence.map(PlacedSentence::of),
                                lines,
                                reader.rows(),
                                sentence.isEmpty() ? OptionalInt.empty() : reader.tagPlace()));
            }

            @Override
            public boolean ready() throws IOException {
                return reader.ready();
            }
        };
    }
}
