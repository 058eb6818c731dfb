package recurrent4j.tagging.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recurrent4j.network.Engine;
import recurrent4j.tagging.crf.ChainTagger;
import recurrent4j.tagging.network.RecurrentTagger;

class RememberingTaggerTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTaggerThatRemembersWordsAnswersTheSame(boolean characters) {
        RecurrentTagger tagger = RandomTaggers.tagger("two", 2, characters, true);
        RecurrentTagger remembering =
                tagger.remembering(network -> Engine.usual().install(network, 1));
        List<ChainTagger.Answer> expected = tagger.answers(RandomTaggers.SENTENCES);

        for (int round = 0; round < 2; round++) {
            List<ChainTagger.Answer> answers = remembering.answers(RandomTaggers.SENTENCES);
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).tagging()).isEqualTo(expected.get(i).tagging());
                assertThat(answers.get(i).labelProbability())
                        .isCloseTo(expected.get(i).labelProbability(), within(1e-6));
                assertThat(answers.get(i).posterior().marginals())
                        .containsExactly(expected.get(i).posterior().marginals(), within(1e-6));
            }
        }
        assertThat(remembering.parameters()).isEqualTo(tagger.parameters());
    }
}
