package recurrent4j.charlm.corpus;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import recurrent4j.data.TokenSequence;
import recurrent4j.data.Vocabulary;

/** The text on which others have published their scores, cut as they cut it, for tests that skip where it is missing. */
public record TinyShakespeare(Vocabulary vocabulary, TokenSequence training, TokenSequence validation) {

    static final Path FILE = Path.of("../../shared/data/tinyshakespeare/input.txt");

    public static TinyShakespeare read() throws IOException {
        assumeThat(FILE)
                .as("This test reads %s; run charlm's --corpus tinyshakespeare and put the file there.", FILE)
                .exists();
        String text = Files.readString(FILE);
        int cut = text.length() * 9 / 10;
        Map<String, Long> counts = new HashMap<>();
        text.chars().limit(cut).forEach(c -> counts.merge(Character.toString(c), 1L, Long::sum));
        Vocabulary vocabulary = Vocabulary.fit(counts, 1);
        int[] tokens =
                text.chars().map(c -> vocabulary.number(Character.toString(c))).toArray();
        TokenSequence all = TokenSequence.of(tokens);
        return new TinyShakespeare(vocabulary, all.part(0, cut), all.part(cut, tokens.length));
    }
}
