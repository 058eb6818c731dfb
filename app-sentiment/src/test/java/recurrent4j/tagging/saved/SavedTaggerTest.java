package recurrent4j.tagging.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.io.Checksum;
import recurrent4j.io.Json;
import recurrent4j.tagging.baseline.CrfTagger;
import recurrent4j.tagging.baseline.HiddenMarkovModel;
import recurrent4j.tagging.baseline.MostFrequentTag;
import recurrent4j.tagging.baseline.TagSet;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.corpus.SentenceFormat;
import recurrent4j.tagging.crf.ChainTagger;
import recurrent4j.tagging.evaluate.Tagger;
import recurrent4j.tagging.network.RecurrentTagger;
import recurrent4j.tagging.scheme.TagScheme;

class SavedTaggerTest {

    @TempDir
    private Path folder;

    @Test
    void taggersAnswerTheSameWhenTheyAreLoaded() throws IOException {
        RecurrentTagger two = RandomTaggers.tagger("two", 2, true, true);
        RecurrentTagger plain = RandomTaggers.tagger("plain", 1, false, false);
        save(two, plain);

        SavedTagger saved = SavedTagger.loadAll(model(), Optional.empty(), UnaryOperator.identity());

        assertThat(saved.answers()).isEqualTo("two");
        assertThat(saved.names()).containsExactly("two", "plain");
        assertThat(saved.task()).isEqualTo(TagTask.of(RandomTaggers.corpus()));
        assertThat(saved.format()).isEqualTo(SentenceFormat.USUAL);
        assertThat(saved.known().words()).contains("Obama").doesNotContain("obama");
        assertSame(two, saved.contestants().get(0));
        assertSame(plain, saved.contestants().get(1));
    }

    private static void assertSame(RecurrentTagger before, Tagger after) {
        assertThat(after.parameters()).isEqualTo(before.parameters());
        List<ChainTagger.Answer> expected = before.answers(RandomTaggers.SENTENCES);
        List<ChainTagger.Answer> answers = ((RecurrentTagger) after).answers(RandomTaggers.SENTENCES);
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).tagging()).isEqualTo(expected.get(i).tagging());
            assertThat(answers.get(i).labelProbability())
                    .isCloseTo(expected.get(i).labelProbability(), within(1e-6));
            assertThat(answers.get(i).posterior().marginals())
                    .containsExactly(expected.get(i).posterior().marginals(), within(1e-6));
        }
    }

    @Test
    void baselinesAnswerTheSameWhenTheyAreLoaded() throws IOException {
        List<Sentence> sentences = RandomTaggers.SENTENCES;
        TagSet tags = TagSet.of(sentences, TagScheme.IOB2);
        List<Tagger> baselines = List.of(
                MostFrequentTag.fit(sentences),
                HiddenMarkovModel.fit(sentences),
                CrfTagger.fit(sentences, tags, new CrfTagger.Settings(1, 1, 5), iteration -> {}));
        RandomTaggers.save(model(), baselines.toArray(Tagger[]::new));

        SavedTagger saved = SavedTagger.loadAll(model(), Optional.of("CRF"), UnaryOperator.identity());

        assertThat(saved.tagger().name()).isEqualTo("Linear-chain CRF");
        for (int i = 0; i < baselines.size(); i++) {
            Tagger loaded = saved.contestants().get(i);
            assertThat(loaded.tag(sentences)).isEqualTo(baselines.get(i).tag(sentences));
            assertThat(loaded.parameters()).isEqualTo(baselines.get(i).parameters());
        }
        assertRefused("most-frequent-tag", tree -> tree.put("unknown", "B-odd"), "answers B-odd, which is none of");
        assertRefused("most-frequent-tag", tree -> tree.put("column", 0), "reads column 0, of 0");
        assertRefused("linear-chain-crf", tree -> tree.put("columns", 1), "reads 1 columns");
        assertRefused("hidden-markov-model", tree -> tree.withArray("tags").add("O-"), "answers O-, which is none of");
    }

    @Test
    void theOneWhoIsAskedForIsLoadedAlone() throws IOException {
        save(RandomTaggers.tagger("first", 1, false, true), RandomTaggers.tagger("second", 1, false, true));

        SavedTagger saved = SavedTagger.load(model(), Optional.of("SEC"), UnaryOperator.identity());

        assertThat(saved.answers()).isEqualTo("second");
        assertThat(saved.contestants()).extracting(Tagger::name).containsExactly("second");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SavedTagger.load(model(), Optional.of("third"), UnaryOperator.identity()))
                .withMessage("--by third is none of what the model holds; choose one of \"first\", \"second\".");
    }

    @Test
    void theNetworkOfAnotherModelIsRefused() throws IOException {
        save(RandomTaggers.tagger("spelled", 1, true, true), RandomTaggers.tagger("plain", 1, false, true));
        Files.copy(
                model().resolve("network-2.zip"), model().resolve("network.zip"), StandardCopyOption.REPLACE_EXISTING);
        seal("network.zip");

        assertRefused("does not fit its other parts: it reads symbols of vocabularies of [18], sy");
    }

    @Test
    void partsThatDoNotBelongTogetherAreRefused() throws IOException {
        save(RandomTaggers.tagger("one", 1, true, true));

        assertRefused(
                "reading", tree -> ((ObjectNode) tree.at("/networks/0")).put("encoding", 1), "has encoding 1, of 1");
        assertRefused(
                "reading",
                tree -> ((ObjectNode) tree.at("/networks/0")).putArray("chain").add(1),
                "A chain of 1 w");
        assertRefused(
                "reading",
                tree -> tree.withObject("/task").withArray("tags").add("X-on"),
                "\"X-on\" is no tag of IOB2");
        assertRefused("reading", tree -> tree.withArray("tags").remove(0), "are not those of the task");
        assertRefused("reading", tree -> tree.withArray("networks").removeAll(), "it has 1 networks, and says of 0");
        assertRefused("reading", tree -> tree.withObject("/task").put("scheme", "NONE"), "are not those of the task");
        assertRefused("contestants", tree -> tree.put("answers", "two"), "two shall answer");
        assertRefused("learned", tree -> tree.putNull("words"), "learned.json cannot be used");
    }

    private void assertRefused(String part, Consumer<ObjectNode> change, String reason) throws IOException {
        Path file = model().resolve(part + ".json");
        String before = Files.readString(file);
        var tree = (ObjectNode) Json.mapper().readTree(before);
        change.accept(tree);
        Files.writeString(file, Json.mapper().writeValueAsString(tree));
        seal(part + ".json");
        assertRefused(reason);
        Files.writeString(file, before);
        seal(part + ".json");
    }

    private void assertRefused(String reason) {
        assertThatIOException()
                .isThrownBy(() -> SavedTagger.loadAll(model(), Optional.empty(), UnaryOperator.identity()))
                .withMessageContaining(reason)
                .withMessageMatching("[^\n]*rain and save the model again.");
    }

    private void seal(String file) throws IOException {
        Path card = model().resolve("run.json");
        JsonNode tree = Json.mapper().readTree(card.toFile());
        ((ObjectNode) tree.get("files")).put(file, Checksum.of(model().resolve(file)));
        Files.writeString(card, Json.mapper().writeValueAsString(tree));
    }

    private void save(RecurrentTagger... taggers) throws IOException {
        RandomTaggers.save(model(), taggers);
    }

    private Path model() {
        return folder.resolve("model");
    }
}
