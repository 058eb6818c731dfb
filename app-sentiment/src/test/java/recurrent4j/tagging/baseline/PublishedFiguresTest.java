package recurrent4j.tagging.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import recurrent4j.cli.PublicFiles;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.corpus.SentenceFormat;
import recurrent4j.tagging.corpus.TaggedCorpus;
import recurrent4j.tagging.corpus.TaggedFiles;
import recurrent4j.tagging.evaluate.Tagger;
import recurrent4j.tagging.evaluate.Tagging;
import recurrent4j.tagging.scheme.Span;

/** Baselines on CoNLL-2000 against what other programs have reached there. */
@Tag("full")
class PublishedFiguresTest {

    private static TaggedCorpus corpus() throws IOException {
        return TaggedFiles.of(PublicFiles.path("conll2000")).read(SentenceFormat.USUAL.withColumns("2"));
    }

    private static List<Sentence> training(TaggedCorpus corpus) {
        return Stream.concat(corpus.parts().training().stream(), corpus.parts().validation().stream())
                .toList();
    }

    private static double f1(TaggedCorpus corpus, Tagger tagger) {
        List<Sentence> test = new ArrayList<>(corpus.parts().test());
        List<Tagging> answers = tagger.tag(test);
        double found = 0;
        double all = 0;
        for (int sentence = 0; sentence < test.size(); sentence++) {
            Set<Span> gold =
                    new HashSet<>(corpus.scheme().spans(test.get(sentence).tags()));
            List<Span> answered = corpus.scheme().spans(answers.get(sentence).tags());
            all += gold.size() + answered.size();
            found += answered.stream().filter(gold::contains).count();
        }
        return 200 * found / all;
    }

    @Test
    void theHiddenMarkovModelIsAsGoodAsAnotherOnWordsAlone() throws IOException {
        TaggedCorpus corpus = corpus();
        assertThat(f1(corpus, HiddenMarkovModel.fit(training(corpus)))).isBetween(81.9, 82.2);
    }

    @Test
    void theLinearChainCrfIsAsGoodAsCrfsuite() throws IOException {
        TaggedCorpus corpus = corpus();
        List<Sentence> training = training(corpus);
        TagSet tags = TagSet.of(training, corpus.scheme());
        var tagger = CrfTagger.fit(training, tags, CrfTagger.Settings.USUAL, iteration -> {});
        assertThat(f1(corpus, tagger)).isBetween(93.9, 94.1);
    }
}
