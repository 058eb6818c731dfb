package recurrent4j.tagging.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.cli.PublicFiles;
import recurrent4j.tagging.scheme.TagScheme;

/** What has been published of the size of public data. */
class PublicCorporaTest {

    @Test
    void chunksOfConll2000() throws IOException {
        TaggedCorpus corpus = TaggedFiles.of(PublicFiles.path("conll2000")).read(SentenceFormat.USUAL.withColumns("2"));
        assertThat(corpus.scheme()).isEqualTo(TagScheme.IOB2);
        assertThat(corpus.parts().map(List::size)).hasToString("Split[training=8043, validation=893, test=2012]");
        assertThat(tokens(corpus.parts().training()) + tokens(corpus.parts().validation()))
                .isEqualTo(211_727);
        assertThat(tokens(corpus.parts().test())).isEqualTo(47_377);
        assertThat(spans(corpus, corpus.parts().training())
                        + spans(corpus, corpus.parts().validation()))
                .isEqualTo(106_978);
        assertThat(spans(corpus, corpus.parts().test())).isEqualTo(23_852);
        assertThat(corpus.parts().training().get(0).columns().get(0)).startsWith("NN", "IN", "DT");
        assertThat(corpus.remarks()).anyMatch(remark -> remark.contains("IOB2"));
    }

    @Test
    void slotsAndIntentsOfSnips() throws IOException {
        TaggedCorpus corpus =
                TaggedFiles.of(PublicFiles.path("snips/snips.tar.gz")).read(SentenceFormat.USUAL);
        assertThat(corpus.parts().map(List::size)).hasToString("Split[training=13084, validation=700, test=700]");
        assertThat(tokens(corpus.parts().training())).isEqualTo(117_700);
        assertThat(tokens(corpus.parts().validation())).isEqualTo(6_384);
        assertThat(tokens(corpus.parts().test())).isEqualTo(6_354);
        assertThat(corpus.kinds()).hasSize(39);
        assertThat(corpus.labels()).hasSize(7);
        assertThat(corpus.scheme()).isEqualTo(TagScheme.IOB2);
        // 23 of them to the letter, and three more but for blanks.
        assertThat(corpus.remarks())
                .anyMatch(remark -> remark.startsWith("26 of 700 test sentences stand in the training part, too"));
    }

    @Test
    void partsOfSpeechOfTheEnglishWebTreebank() throws IOException {
        TaggedCorpus corpus = TaggedFiles.of(PublicFiles.path("ud_english_ewt"))
                .read(SentenceFormat.USUAL.withColumns("xpos", "Number"));
        assertThat(corpus.parts().map(List::size)).hasToString("Split[training=12544, validation=2001, test=2077]");
        assertThat(tokens(corpus.parts().training())).isEqualTo(204_577);
        assertThat(tokens(corpus.parts().validation())).isEqualTo(25_147);
        assertThat(tokens(corpus.parts().test())).isEqualTo(25_094);
        assertThat(corpus.scheme()).isEqualTo(TagScheme.NONE);
        assertThat(corpus.tags()).hasSize(17);
    }

    @Test
    void namesOfWnut2017() throws IOException {
        TaggedCorpus corpus = TaggedFiles.of(PublicFiles.path("ner_wnut17")).read(SentenceFormat.USUAL);
        assertThat(corpus.parts().map(List::size)).hasToString("Split[training=3394, validation=1009, test=1287]");
        assertThat(tokens(corpus.parts().training())).isEqualTo(62_730);
        assertThat(corpus.parts().map(part -> spans(corpus, part)))
                .hasToString("Split[training=1975, validation=836, test=1079]");
        assertThat(corpus.kinds())
                .containsExactly("corporation", "creative-work", "group", "location", "person", "product");
    }

    private static int tokens(List<Sentence> sentences) {
        return sentences.stream().mapToInt(Sentence::length).sum();
    }

    private static int spans(TaggedCorpus corpus, List<Sentence> sentences) {
        return sentences.stream()
                .mapToInt(sentence -> corpus.scheme().spans(sentence.tags()).size())
                .sum();
    }
}
