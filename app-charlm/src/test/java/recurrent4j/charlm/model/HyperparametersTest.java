package recurrent4j.charlm.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import recurrent4j.charlm.corpus.Corpus;
import recurrent4j.charlm.corpus.Phrase;
import recurrent4j.charlm.generate.SampleWriter;
import recurrent4j.model.Architecture;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.Progress;
import recurrent4j.train.Trainer;

class HyperparametersTest {

    @Tag("full")
    @Test
    void aSentenceIsMemorizedFromItsFirstCharacter() throws IOException {
        aPhraseIsMemorizedFromItsFirstCharacter(Phrase.LONGSEQ);
    }

    @ParameterizedTest
    @EnumSource(names = "LONGSEQ", mode = EnumSource.Mode.EXCLUDE)
    void aPhraseIsMemorizedFromItsFirstCharacter(Phrase phrase) throws IOException {
        Corpus corpus = phrase.corpus();
        NetworkSpec spec = spec(phrase, corpus);
        Network network = Engine.FUSED.install(spec.network(), 1);
        new Trainer(spec.plan(), Progress.SILENT, Checkpoint.none())
                .train(
                        network,
                        spec.batches(corpus, corpus.parts().training()),
                        spec.batches(corpus, corpus.parts().validation()));

        var samples = new SampleWriter(spec.model(network), corpus, 42);

        assertThat(samples.sample()).isEqualTo(phrase.text().substring(1));
        assertThat(samples.last(phrase.source()))
                .isEqualTo("From its first character on, the network repeats exactly: " + phrase.text());
    }

    @Test
    void anUntrainedNetworkHasNotMemorizedItsPhrase() throws IOException {
        Corpus corpus = Phrase.HIHELLO.corpus();
        NetworkSpec spec = spec(Phrase.HIHELLO, corpus);
        Network network = Engine.FUSED.install(spec.network(), 1);

        assertThat(new SampleWriter(spec.model(network), corpus, 42).last(Phrase.HIHELLO.source()))
                .contains("instead of \"hihello\"");
    }

    @Test
    void theVocabularyOfHelloIsItsFourLetters() throws IOException {
        assertThat(Phrase.HELLO.corpus().vocabulary().tokens()).containsExactly("h", "e", "l", "o");
        assertThat(Phrase.HELLO.corpus().vocabulary().size()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 4, 40, 0.3",
        "120000, 16, 16, 0.3",
        "499999, 50, 8, 0.3",
        "500000, 50, 8, 0",
        "20000000, 50, 8, 0"
    })
    void aShortTextIsReadMoreOftenInSmallerMinibatchesAndWithDropout(
            long tokens, int rows, int epochs, double dropout) {
        Hyperparameters usual = Hyperparameters.ofText(tokens, 42);

        assertThat(usual.plan().batch()).isEqualTo(rows);
        assertThat(usual.plan().epochs()).isEqualTo(epochs);
        assertThat(usual.stack().dropout()).isEqualTo(dropout);
        assertThat(Hyperparameters.ofTrained(tokens, 42).plan().learningRate()).isEqualTo(0.002);
    }

    private static NetworkSpec spec(Phrase phrase, Corpus corpus) {
        Hyperparameters usual = Hyperparameters.of(phrase, 42);
        int vocabulary = corpus.vocabulary().size();
        var architecture =
                new Architecture(new Input.OneHot(vocabulary), usual.stack(), new Readout.NextToken(vocabulary));
        return NetworkSpec.of(architecture, usual.plan(), usual.window());
    }
}
