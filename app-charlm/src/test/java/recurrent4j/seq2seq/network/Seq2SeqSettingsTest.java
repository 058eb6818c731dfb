package recurrent4j.seq2seq.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import recurrent4j.io.InputException;
import recurrent4j.model.Attention;
import recurrent4j.model.EncoderDecoder;
import recurrent4j.seq2seq.corpus.Task;

class Seq2SeqSettingsTest {

    @Test
    void fewPairsAreReadMoreOftenButNotForEver() {
        assertThat(epochs(1_000)).isGreaterThan(epochs(29_000));
        assertThat(epochs(10)).isEqualTo(epochs(1));
        assertThat(epochs(100_000_000)).isPositive();
    }

    private static int epochs(int pairs) {
        return Seq2SeqSettings.suited(Task.TRANSLATION, pairs, 1).plan().epochs();
    }

    /** On names for a language, two layers were better by 0.03 nats a character on the validation part. */
    @Test
    void textsForALabelAreWrittenByTwoLayers() {
        assertThat(Seq2SeqSettings.suited(Task.GENERATION, 1_000, 1).decoder().units())
                .containsExactly(192, 192);
        assertThat(Seq2SeqSettings.suited(Task.TRANSLATION, 1_000, 1).decoder().units())
                .containsExactly(256);
    }

    @ParameterizedTest
    @EnumSource(Task.class)
    void aNetworkReadsAndWritesTheTokensOfItsTask(Task task) {
        Seq2SeqSpec spec = Seq2SeqSettings.suited(task, 1_000, 1).spec(TinyPairs.tokenizer(), 1);

        EncoderDecoder design = spec.design();
        assertThat(design.source().size())
                .isEqualTo(TinyPairs.tokenizer().source().size());
        assertThat(design.target().size())
                .isEqualTo(TinyPairs.tokenizer().target().size());
        assertThat(spec.name()).contains("bidirectional GRU").doesNotContain("dropout");
    }

    @Test
    void membersDifferBySeedAndNameAlone() {
        Seq2SeqSpec spec = TinyPairs.spec(1, 3);

        assertThat(spec.members()).extracting(member -> member.plan().seed()).doesNotHaveDuplicates();
        assertThat(spec.members()).extracting(Seq2SeqSpec::name).doesNotHaveDuplicates();
        assertThat(spec.members()).extracting(Seq2SeqSpec::networks).containsOnly(1);
        assertThat(spec.members().get(0).plan()).isEqualTo(spec.plan());
    }

    @Test
    void everySettingThatDecidesTheResultIsInTheSettingsOfARun() {
        Seq2SeqSpec spec = TinyPairs.spec(1, 1);

        assertThat(spec.settings())
                .isNotEqualTo(TinyPairs.spec(2, 1).settings())
                .isNotEqualTo(TinyPairs.spec(1, 2).settings())
                .isNotEqualTo(TinyPairs.sampling(1).settings())
                .isNotEqualTo(TinyPairs.plain(Attention.ADDITIVE).settings());
        assertThat(TinyPairs.plain(Attention.ADDITIVE).settings())
                .isNotEqualTo(TinyPairs.plain(Attention.MULTIPLICATIVE).settings());
    }

    @Test
    void whatIsNoShareIsRefused() {
        assertThatThrownBy(() -> Regularization.NONE.smoothing(1)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> Regularization.NONE.hiding(-0.1, 0)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> Regularization.NONE.hiding(0, Double.NaN)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> Regularization.NONE.sampling(1.1)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> TinyPairs.spec(1, 0)).isInstanceOf(InputException.class);
    }

    @Test
    void moreTokensAreSampledTheLongerTheTraining() {
        Regularization sampling = Regularization.NONE.sampling(0.4);

        assertThat(sampling.sampled(0)).isZero();
        assertThat(sampling.sampled(0.5)).isEqualTo(0.2);
        assertThat(sampling.sampled(1)).isEqualTo(0.4);
    }
}
