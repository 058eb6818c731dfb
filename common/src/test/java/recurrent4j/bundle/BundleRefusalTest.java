package recurrent4j.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refusal starts from a good bundle and one change to it. */
class BundleRefusalTest {

    private static final byte[] ANYTHING = {1, 2, 3};

    @TempDir
    private Path folder;

    private Path model;

    @BeforeEach
    void saveAGoodBundle() throws IOException {
        model = SampleBundle.saveWhole(folder.resolve("model"));
    }

    @Test
    void theBundleIsGoodBeforeItIsChanged() throws IOException {
        assertThat(ModelBundle.load(model, SampleBundle.APP).parts()).containsOnlyKeys("standardizer");
    }

    @Test
    void tamperingThatChangesNothingIsAccepted() throws IOException {
        var tampering = new Tampering(model);
        tampering.entries(entries -> {});
        tampering.entry("coefficients.bin", bytes -> Tampering.array(bytes, shape -> shape, 216));
        assertThat(ModelBundle.load(model, SampleBundle.APP).network().parameters())
                .isEqualTo(216);
    }

    static Stream<Arguments> cards() {
        return Stream.of(
                change("there is no such folder", "There is no folder", t -> delete(t.bundle())),
                change(
                        "it is somebody else's folder",
                        "holds no run.json, so it is no bundle",
                        t -> Files.delete(t.card())),
                change("the card is cut short", "run.json of bundle", t -> t.cardText(text -> text.substring(0, 90))),
                change("the card is empty", "names no bundle version", t -> t.cardText(text -> "")),
                change("the card is a list", "names no bundle version", t -> t.cardText(text -> "[]")),
                change(
                        "the card has no version",
                        "names no bundle version",
                        t -> t.card(tree -> tree.remove("bundleVersion"))),
                change(
                        "the version is newer",
                        "has version 2, and this program knows versions up to 1",
                        t -> t.card(tree -> tree.put("bundleVersion", 2))),
                change(
                        "another app has saved it",
                        "was saved by letters, and this is waves",
                        t -> t.card(tree -> tree.put("app", "letters"))),
                change("the card lacks its data", "data is missing", t -> t.card(tree -> tree.remove("data"))),
                change("the card lacks its scores", "scores are missing", t -> t.card(tree -> tree.remove("scores"))),
                change(
                        "the card names no network",
                        "it names no network.zip",
                        t -> t.card(tree -> ((ObjectNode) tree.get("files")).remove("network.zip"))),
                change(
                        "the card names a file outside",
                        "it names \"../secret.json\"",
                        t -> t.card(tree -> ((ObjectNode) tree.get("files")).put("../secret.json", "00"))),
                change(
                        "the card names a foreign file",
                        "it names \"classes.jar\"",
                        t -> t.card(tree -> ((ObjectNode) tree.get("files")).put("classes.jar", "00"))),
                change(
                        "a key comes twice",
                        "Duplicate",
                        t -> t.cardText(text -> text.replaceFirst("\"seed\"", "\"seed\" : 1, \"seed\""))),
                change(
                        "a part is missing",
                        "standardizer.json of bundle",
                        t -> Files.delete(t.bundle().resolve("standardizer.json"))),
                change(
                        "a part was changed",
                        "its checksum is not the one",
                        t -> Files.writeString(t.bundle().resolve("standardizer.json"), "{}")),
                change(
                        "a part is no JSON",
                        "standardizer.json of bundle",
                        t -> t.write("standardizer.json", "{\"means\":[".getBytes(StandardCharsets.UTF_8))));
    }

    static Stream<Arguments> networks() {
        return Stream.of(
                change("the zip is cut short", "its checksum is not the one", t -> Files.write(t.zip(), half(t.zip()))),
                change(
                        "the zip is cut short with a new checksum",
                        "ends too early",
                        t -> t.write("network.zip", half(t.zip()))),
                change("the zip lacks its end", "END header", t -> t.write("network.zip", allBut(t.zip(), 30))),
                change("the zip is no zip", "it is no complete zip", t -> t.write("network.zip", ANYTHING)),
                change(
                        "the zip has only a configuration",
                        "it is no complete zip",
                        t -> t.entries(entries -> entries.keySet().retainAll(Arrays.asList("configuration.json")))),
                change(
                        "the weights come first",
                        "in this order",
                        t -> t.entries(
                                entries -> entries.put("configuration.json", entries.remove("configuration.json")))),
                change(
                        "the table of contents is of another zip",
                        "its table of contents differs",
                        t -> t.write("network.zip", twoFaced(t.zip()))));
    }

    static Stream<Arguments> configurations() {
        String layer = "org.deeplearning4j.nn.conf.layers.LSTM";
        return Stream.of(
                change(
                        "the configuration is no JSON",
                        "configuration.json is not JSON",
                        t -> t.configuration("\"confs\"", "confs")),
                change(
                        "a layer is of a class from elsewhere",
                        "names the class \"javax.swing.JEditorPane\"",
                        t -> t.configuration(layer, "javax.swing.JEditorPane")),
                change(
                        "a layer is of a class that ND4J brought along",
                        "which no network needs",
                        t -> t.configuration(layer, "org.nd4j.shade.jackson.databind.ObjectMapper")),
                change(
                        "a layer is of a class that is not there",
                        "which no network needs",
                        t -> t.configuration(layer, "org.deeplearning4j.nn.conf.layers.Nothing")),
                change(
                        "the configuration is something else",
                        "Deeplearning4j cannot build it (",
                        t -> t.entry("configuration.json", bytes -> "{}".getBytes(StandardCharsets.UTF_8))),
                change(
                        "the configuration is endless",
                        "longer than that of any network",
                        t -> t.entry(
                                "configuration.json",
                                bytes -> " ".repeat(5 << 20).getBytes(StandardCharsets.UTF_8))),
                change(
                        "a layer is wider than its weights",
                        "and the configuration needs",
                        t -> t.configuration("\"nout\" : 4", "\"nout\" : 200000000")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"cards", "networks", "recurrent4j.bundle.DamagedArrays#changes", "configurations"})
    void aBundleIsRefusedInOneSentenceIf(String what, String expected, Tampering.Change change) throws IOException {
        change.make(new Tampering(model));
        requireRefusal(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "preprocessor.bin",
                "normalizer.bin",
                "objects/evil",
                "noParams.marker",
                "../escape",
                "META-INF/",
                "configuration.json "
            })
    void anEntryThatNoNetworkNeedsIsRefusedByName(String entry) throws IOException {
        new Tampering(model).entries(entries -> entries.put(entry, ANYTHING));
        requireRefusal("it holds \"" + entry + "\", and a network consists of");
    }

    @Test
    void aRefusedPreprocessorIsNeverDeserialized() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(new Deserialized());
        }
        new Tampering(model).entries(entries -> entries.put("preprocessor.bin", bytes.toByteArray()));
        requireRefusal("preprocessor.bin");
        assertThat(Deserialized.happened).isFalse();
    }

    private void requireRefusal(String expected) {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> ModelBundle.load(model, SampleBundle.APP))
                .withMessageContaining(expected)
                .satisfies(refusal -> assertThat(refusal.getMessage())
                        .contains(model.toString(), "; ")
                        .endsWith(".")
                        .doesNotContain("\n", "--", "null"));
    }

    static Arguments change(String what, String expected, Tampering.Change... changes) {
        Tampering.Change all = tampering -> {
            for (Tampering.Change change : changes) {
                change.make(tampering);
            }
        };
        return arguments(what, expected, all);
    }

    private static byte[] half(Path zip) throws IOException {
        return allBut(zip, (int) Files.size(zip) / 2);
    }

    private static byte[] allBut(Path zip, int last) throws IOException {
        byte[] all = Files.readAllBytes(zip);
        return Arrays.copyOf(all, all.length - last);
    }

    /** Good for those who read it from the start; those who read the directory at the end find something else. */
    private static byte[] twoFaced(Path zip) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(Files.readAllBytes(zip));
        bytes.write(Tampering.zipped(Map.of("configuration.json", ANYTHING)));
        return bytes.toByteArray();
    }

    private static void delete(Path bundle) throws IOException {
        Files.move(bundle, bundle.resolveSibling("elsewhere"));
    }

    /** Tells when Java deserialization has made it. */
    static final class Deserialized implements Serializable {

        private static final long serialVersionUID = 1;
        private static boolean happened;

        private Object readResolve() {
            happened = true;
            return this;
        }
    }
}
