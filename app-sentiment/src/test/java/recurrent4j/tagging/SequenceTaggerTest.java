package recurrent4j.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.network.Engine;
import recurrent4j.tagging.SequenceTagger.Setup;
import recurrent4j.tagging.apply.TaggedText;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.saved.RandomTaggers;

class SequenceTaggerTest {

    private static final List<String> TEXTS = List.of(
            "Barack Obama visited Paris.", "He met Angela Merkel in Berlin, in 2013!", "rain", "Ünïcödé 😀 words", "");

    private static final int THREADS = 8;
    private static final int ROUNDS = 10;

    @TempDir
    private static Path folder;

    private static Path model;

    @BeforeAll
    static void saveAModel() throws IOException {
        model = folder.resolve("model");
        RandomTaggers.save(
                model, RandomTaggers.tagger("two", 2, true, true), RandomTaggers.tagger("softmax", 1, false, false));
    }

    @Test
    void tokensAndSpansStandWhereTheirPlacesSay() throws IOException {
        try (var tagger = SequenceTagger.load(model)) {
            assertThat(tagger.name()).isEqualTo("two");
            assertThat(tagger.tags()).containsExactly("B-location", "B-person", "I-person", "O");
            assertThat(tagger.labels()).containsExactly("meet", "visit", "weather");
            int spans = 0;
            for (String text : TEXTS) {
                TaggedText tagged = tagger.tag(text);
                tagged.tokens().forEach(token -> {
                    assertThat(text.substring(token.from(), token.to())).isEqualTo(token.text());
                    assertThat(token.probability()).isBetween(0.0, 1.0);
                });
                tagged.spans().forEach(span -> {
                    assertThat(text.substring(span.from(), span.to())).isEqualTo(span.text());
                    assertThat(span.probability()).isBetween(0.0, 1.0);
                    assertThat(tagged.toString()).contains("[" + span.text() + " " + span.kind() + "]");
                });
                assertThat(tagged.label().isPresent()).isEqualTo(!text.isEmpty());
                spans += tagged.spans().size();
            }
            assertThat(spans).isPositive();
        }
    }

    @Test
    void wordsAreTaggedLikeTheirText() throws IOException {
        try (var tagger = SequenceTagger.load(model, Setup.USUAL.by("soft"))) {
            TaggedText text = tagger.tag("Paris , Texas");
            TaggedText words = tagger.tag(List.of("Paris", ",", "Texas"));

            assertThat(words).isEqualTo(text);
            assertThat(tagger.tag(List.of("Paris", ",", "Texas"), List.of())).isEqualTo(text);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> tagger.tag(List.of("Paris"), List.of(List.of("NNP"))))
                    .withMessageContaining("reads nothing beside each word");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> tagger.tag(List.of()))
                    .withMessageContaining("without tokens");
        }
    }

    @Test
    void severalSentencesAtOnceAreAnsweredAsEachAlone() throws IOException {
        try (var tagger = SequenceTagger.load(model)) {
            List<TaggedText> together = tagger.tagAll(RandomTaggers.SENTENCES);

            for (int i = 0; i < together.size(); i++) {
                Sentence sentence = RandomTaggers.SENTENCES.get(i);
                TaggedText alone = tagger.tag(sentence.words());
                assertThat(together.get(i).tags()).isEqualTo(alone.tags());
                for (int token = 0; token < sentence.length(); token++) {
                    assertThat(together.get(i).tokens().get(token).probability())
                            .isCloseTo(alone.tokens().get(token).probability(), within(1e-6));
                }
            }
            assertThat(tagger.tagAll(List.of())).isEmpty();
        }
    }

    @Test
    void eightThreadsGetTheAnswersOfOne() throws IOException, InterruptedException, ExecutionException {
        try (var tagger = SequenceTagger.load(model, new Setup(Optional.empty(), Engine.usual(), 2))) {
            List<TaggedText> alone = TEXTS.stream().map(tagger::tag).toList();
            var threads = Executors.newFixedThreadPool(THREADS);
            try {
                List<Future<List<TaggedText>>> asked = new ArrayList<>();
                for (int thread = 0; thread < THREADS; thread++) {
                    int first = thread;
                    asked.add(threads.submit(() -> {
                        List<TaggedText> answers = new ArrayList<>();
                        for (int round = 0; round < ROUNDS; round++) {
                            answers.add(tagger.tag(TEXTS.get((first + round) % TEXTS.size())));
                            tagger.tagAll(RandomTaggers.SENTENCES);
                        }
                        return answers;
                    }));
                }
                for (int thread = 0; thread < THREADS; thread++) {
                    List<TaggedText> answers = asked.get(thread).get();
                    for (int round = 0; round < ROUNDS; round++) {
                        assertThat(answers.get(round)).isEqualTo(alone.get((thread + round) % TEXTS.size()));
                    }
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void mistakesAreOneSentence() throws IOException {
        assertThatIOException()
                .isThrownBy(() -> SequenceTagger.load(folder.resolve("missing")))
                .withMessageContaining("There is no folder");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Setup(Optional.empty(), Engine.FUSED, 0))
                .withMessageContaining("0 threads");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SequenceTagger.load(model, Setup.USUAL.by("CRF")))
                .withMessageContaining("--by CRF is none");
        var closed = SequenceTagger.load(model);
        closed.close();
        closed.close();
        assertThatIllegalStateException().isThrownBy(() -> closed.tag("fine")).withMessageContaining("closed");
    }
}
