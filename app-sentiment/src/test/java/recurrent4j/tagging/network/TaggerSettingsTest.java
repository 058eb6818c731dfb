package recurrent4j.tagging.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import recurrent4j.tagging.corpus.MenuCorpus;
import recurrent4j.tagging.corpus.TaggedCorpus;

class TaggerSettingsTest {

    private final TaggedCorpus corpus = MenuCorpus.corpus(1);

    @Test
    void fewSentencesAreReadMoreOftenButNotForEver() {
        assertThat(epochs(500)).isGreaterThan(epochs(9_000));
        assertThat(epochs(1_000_000)).isEqualTo(epochs(9_000));
        assertThat(epochs(1)).isEqualTo(100);
    }

    private static int epochs(int sentences) {
        return TaggerSettings.suited(sentences, 1).plan().epochs();
    }

    @Test
    void aNetworkForSentencesAnswersTheirTags() {
        TaggerSpec spec =
                TaggerSettings.suited(corpus.parts().training().size(), 1).spec(corpus, 1);

        assertThat(spec.name()).isEqualTo("bidirectional LSTM 100 + characters, CRF");
        assertThat(spec.design().tags()).isEqualTo(3);
        assertThat(spec.design().labels()).isZero();
        assertThat(spec.output().tags()).containsExactly("black-bean-noodles", "pork-cutlet", "stew");
    }

    @Test
    void withoutUnitsThatReadThemCharactersAreNotRead() {
        TaggerSpec spec = TaggerSettings.ofMenu(1).spec(corpus, 1);

        assertThat(spec.name()).isEqualTo("GRU 20, softmax");
        assertThat(spec.design().characters()).isEmpty();
        assertThat(spec.encoding().characters()).isEmpty();
    }
}
