package recurrent4j.charlm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import recurrent4j.charlm.corpus.TinyShakespeare;

class NGramReferenceTest {

    @Test
    void theScoresOnTinyShakespeareAreThoseOfAnIndependentProgram() throws IOException {
        TinyShakespeare text = TinyShakespeare.read();
        assertThat(text.training().length()).isEqualTo(1_003_854);
        var counts = NGramCounts.of(text.training(), text.vocabulary().size());
        double[] nats = IntStream.of(1, 3, 5, 6)
                .mapToDouble(order -> meanSurprisal(counts.model(order), text))
                .toArray();
        assertThat(nats).containsExactly(new double[] {3.347, 2.049, 1.669, 1.698}, within(0.0005));
    }

    private static double meanSurprisal(LanguageModel model, TinyShakespeare text) {
        var nats = DoubleStream.builder();
        model.read(text.validation(), (place, surprisal) -> nats.add(surprisal));
        return nats.build().average().orElseThrow();
    }
}
