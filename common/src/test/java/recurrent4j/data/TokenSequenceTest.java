package recurrent4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSequenceTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 256, 257, 65_536, 65_537, 1_000_000})
    void tokensOfAnyVocabularyComeBack(int vocabulary) throws IOException {
        int[] tokens = {0, vocabulary - 1, vocabulary / 2, 1};
        try (var writer = new TokenSequenceWriter(vocabulary, tokens.length)) {
            for (int token : tokens) {
                writer.add(token);
            }
            TokenSequence sequence = writer.finish();

            assertThat(sequence.length()).isEqualTo(4);
            for (int i = 0; i < tokens.length; i++) {
                assertThat(sequence.at(i)).isEqualTo(tokens[i]);
            }
        }
    }

    @Test
    void aSequenceBeyondTheHeapsShareIsMappedFromAFile() throws IOException {
        long length = TokenSequence.PIECE + 3L;
        TokenSequence sequence;
        try (var writer = new TokenSequenceWriter(251, length)) {
            for (long i = 0; i < length; i++) {
                writer.add((int) (i % 251));
            }
            sequence = writer.finish();
        }

        for (long i : new long[] {0, 1, 250, 251, TokenSequence.PIECE - 1, TokenSequence.PIECE, length - 1}) {
            assertThat(sequence.at(i)).isEqualTo((int) (i % 251));
        }
    }

    @Test
    void aPartIsAViewWithItsOwnPlaces() {
        TokenSequence part = TokenSequence.of(5, 6, 7, 8, 9).part(1, 4).part(1, 3);

        assertThat(part.length()).isEqualTo(2);
        assertThat(part.at(0)).isEqualTo(7);
        assertThatThrownBy(() -> part.at(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> part.part(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void anotherNumberOfTokensThanExpectedIsADefect() throws IOException {
        try (var writer = new TokenSequenceWriter(10, 1)) {
            assertThatThrownBy(writer::finish).isInstanceOf(IllegalStateException.class);
            writer.add(1);
            assertThatThrownBy(() -> writer.add(2)).isInstanceOf(IllegalStateException.class);
        }
    }
}
