package recurrent4j.seq2seq.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.cli.AppRun;
import recurrent4j.io.Checksum;
import recurrent4j.io.Json;
import recurrent4j.network.Network;
import recurrent4j.seq2seq.PairsFiles;
import recurrent4j.seq2seq.Seq2SeqApp;
import recurrent4j.seq2seq.corpus.Task;
import recurrent4j.seq2seq.evaluate.Seq2SeqModel;
import recurrent4j.seq2seq.network.RecurrentTranslator;

class SavedTranslatorTest {

    private static final List<String> SOURCES = List.of("red dog", "blue cat");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void trainAModel() throws IOException {
        PairsFiles.write(folder);
        AppRun run = AppRun.of(
                Seq2SeqApp.class, folder, (PairsFiles.TRAIN + " --epochs 1 --max-length 12 --out run").split(" "));
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private static Path model() {
        return folder.resolve("run/model");
    }

    private static SavedTranslator all() throws IOException {
        return SavedTranslator.loadAll(model(), Optional.of("GRU"), UnaryOperator.<Network>identity());
    }

    @Test
    void modelsAnswerTheSameWhenTheyWereSavedAgain() throws IOException {
        SavedTranslator saved = all();
        Path copy = folder.resolve("copy");
        saved.save(copy);

        SavedTranslator again = SavedTranslator.loadAll(copy, Optional.empty(), UnaryOperator.identity());

        assertThat(again.names()).isEqualTo(saved.names());
        assertThat(again.answers()).isEqualTo(saved.answers()).startsWith("bidirectional GRU 6");
        assertThat(again.learned()).isEqualTo(saved.learned());
        assertThat(again.learned().task()).isEqualTo(Task.TRANSDUCTION);
        assertThat(again.tokenizer().json()).isEqualTo(saved.tokenizer().json());
        for (int i = 0; i < saved.contestants().size(); i++) {
            Seq2SeqModel before = saved.contestants().get(i);
            Seq2SeqModel after = again.contestants().get(i);
            assertThat(after.name()).isEqualTo(before.name());
            assertThat(after.parameters()).isEqualTo(before.parameters());
            assertThat(after.rewrite(SOURCES).get(0).text())
                    .isEqualTo(before.rewrite(SOURCES).get(0).text());
        }
        assertThat(((RecurrentTranslator) again.model()).settings())
                .isEqualTo(((RecurrentTranslator) saved.model()).settings());
    }

    @Test
    void theOneWhoIsAskedForIsLoadedAlone() throws IOException {
        SavedTranslator saved = SavedTranslator.load(model(), Optional.of("copy"), UnaryOperator.identity());

        assertThat(saved.contestants()).extracting(Seq2SeqModel::name).containsExactly("Copy of the source");
    }

    @Test
    void partsThatDoNotBelongTogetherAreRefused() throws IOException {
        assertRefused("contestants", tree -> tree.put("answers", "nobody"), "nobody shall answer");
        assertRefused("contestants", tree -> network(tree).putArray("members").add(1), "has the networks [1], of 1");
        assertRefused("contestants", tree -> decoding(tree).put("noRepeat", -1), "tokens in a row");
        assertRefused("contestants", tree -> decoding(tree).put("lengthPenalty", 99), "length penalty of 99");
        assertRefused(
                "tokens",
                tree -> ((ObjectNode) tree.get("source")).withArray("tokens").removeAll(),
                "does not fit");
        assertRefused(
                "tokens",
                tree -> ((ObjectNode) tree.get("target")).withArray("tokens").remove(0),
                "does not fit");
        assertRefused("learned", tree -> tree.putNull("scoring"), "learned.json cannot be used");
    }

    private static ObjectNode network(ObjectNode tree) {
        return (ObjectNode) tree.at("/networks/0");
    }

    private static ObjectNode decoding(ObjectNode tree) {
        return (ObjectNode) network(tree).get("decoding");
    }

    private static void assertRefused(String part, Consumer<ObjectNode> change, String reason) throws IOException {
        Path file = model().resolve(part + ".json");
        String before = Files.readString(file);
        var tree = (ObjectNode) Json.mapper().readTree(before);
        change.accept(tree);
        Files.writeString(file, Json.mapper().writeValueAsString(tree));
        seal(part + ".json");
        try {
            assertThatIOException()
                    .isThrownBy(SavedTranslatorTest::all)
                    .withMessageContaining(reason)
                    .withMessageMatching("[^\n]*rain and save the model again.");
        } finally {
            Files.writeString(file, before);
            seal(part + ".json");
        }
    }

    private static void seal(String file) throws IOException {
        Path card = model().resolve("run.json");
        JsonNode tree = Json.mapper().readTree(card.toFile());
        ((ObjectNode) tree.get("files")).put(file, Checksum.of(model().resolve(file)));
        Files.writeString(card, Json.mapper().writeValueAsString(tree));
    }
}
