package recurrent4j.seq2seq.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import recurrent4j.cli.PublicFiles;

/** Reads what others have published, and finds as many pairs as they have counted. */
class PublicPairsTest {

    private static ParallelCorpus read(String path, PairFormat format) throws IOException {
        return PairFiles.of(PairPath.of(PublicFiles.path(path))).read(format, 1);
    }

    private static List<Integer> sizes(ParallelCorpus corpus) {
        return List.of(
                corpus.parts().training().size(),
                corpus.parts().validation().size(),
                corpus.parts().test().size());
    }

    @Test
    void multi30kHas29000Pairs() throws IOException {
        ParallelCorpus corpus = read("multi30k_ende", PairFormat.USUAL.only("lc.norm.tok.en-lc.norm.tok.de"));

        assertEquals(List.of(29_000, 1_014, 1_000), sizes(corpus));
        assertEquals(Task.TRANSLATION, corpus.task());
    }

    @Test
    void scanHasTheCountsOfItsPaper() throws IOException {
        List<Integer> sizes = sizes(read("scan/tasks_train_simple.txt.gz", PairFormat.USUAL));

        assertEquals(16_728, sizes.get(0) + sizes.get(1));
        assertEquals(4_182, sizes.get(2));
    }

    @Test
    void everyTenthNameIsHeldOut() throws IOException {
        ParallelCorpus corpus = read("names_by_language/names.tar.gz", PairFormat.USUAL);

        assertEquals(1_794, corpus.parts().test().size());
        assertEquals(18_012, sizes(corpus).stream().mapToInt(Integer::intValue).sum());
        assertEquals(18, corpus.labels().size());
    }

    @Test
    void pronunciationsHave3600WordsALanguage() throws IOException {
        for (String language : List.of("dut", "fre", "hun", "jpn", "kor")) {
            ParallelCorpus corpus =
                    read("g2p_sigmorphon2020/g2p_dut_fre_hun_jpn_kor.tar.gz", PairFormat.USUAL.only(language));

            assertEquals(List.of(3_600, 450, 450), sizes(corpus));
            assertEquals(Task.TRANSDUCTION, corpus.task());
        }
    }

    @Test
    void restaurantActsAreScoredOneByOne() throws IOException {
        ParallelCorpus corpus = read("nlg_restaurant", PairFormat.USUAL.keepShared(true));

        assertEquals(List.of(3_114, 1_039, 1_039), sizes(corpus));
        assertTrue(corpus.hasSlots());
    }

    @Test
    void conversationsAreWholeInTheirParts() throws IOException {
        assertEquals(
                2_313,
                sizes(read("chatterbot_english/chatterbot_english.tar.gz", PairFormat.USUAL.keepShared(true))).stream()
                        .mapToInt(Integer::intValue)
                        .sum());
        ParallelCorpus corpus = read("self_dialogue/self_dialogue.tsv.gz", PairFormat.USUAL.keepShared(true));

        assertEquals(348_554, sizes(corpus).stream().mapToInt(Integer::intValue).sum());
    }
}
