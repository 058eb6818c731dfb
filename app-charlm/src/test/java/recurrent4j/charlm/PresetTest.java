package recurrent4j.charlm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import recurrent4j.charlm.corpus.Corpus;
import recurrent4j.charlm.generate.TrainingSample;
import recurrent4j.charlm.model.NetworkSpec;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.Progress;
import recurrent4j.train.Trainer;

class PresetTest {

    @ParameterizedTest
    @EnumSource(Preset.class)
    void aPhraseIsKnownByHeartFromItsFirstCharacter(Preset preset) throws IOException {
        Corpus corpus = preset.corpus();
        NetworkSpec recipe = usual().recipe(Optional.of(preset), corpus);
        Network network = Engine.FUSED.install(recipe.network(), 1);
        new Trainer(recipe.plan(), Progress.SILENT, Checkpoint.none())
                .train(
                        network,
                        recipe.streams(corpus.parts().training()),
                        recipe.streams(corpus.parts().validation()));

        var voice = new TrainingSample(recipe.model(network), corpus, true, 42);

        assertThat(voice.speak()).isEqualTo(preset.text().substring(1));
        assertThat(voice.last())
                .isEqualTo("From its first character on, the network repeats exactly: " + preset.text());
    }

    @Test
    void anUntrainedNetworkIsNotSaidToKnowItsPhrase() throws IOException {
        Corpus corpus = Preset.HIHELLO.corpus();
        NetworkSpec recipe = usual().recipe(Optional.of(Preset.HIHELLO), corpus);
        Network network = Engine.FUSED.install(recipe.network(), 1);

        assertThat(new TrainingSample(recipe.model(network), corpus, true, 42).last())
                .contains("instead of \"hihello\"");
    }

    @Test
    void theVocabularyOfHelloIsItsFourLetters() {
        assertThat(Preset.HELLO.corpus().vocabulary().tokens()).containsExactly("h", "e", "l", "o");
        assertThat(Preset.HELLO.corpus().vocabulary().size()).isEqualTo(4);
    }

    private static ModelOptions usual() {
        var options = new ModelOptions();
        new CommandLine(CommandLine.Model.CommandSpec.wrapWithoutInspection(new Object())
                        .addMixin("model", CommandLine.Model.CommandSpec.forAnnotatedObject(options)))
                .parseArgs();
        return options;
    }
}
