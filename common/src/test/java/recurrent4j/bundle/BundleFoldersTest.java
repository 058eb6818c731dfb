package recurrent4j.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.node.POJONode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;

/** What a bundle does to the folder that it is saved in. */
class BundleFoldersTest {

    @TempDir
    private Path folder;

    @Test
    void aNewBundleReplacesTheOldOneAndLeavesNothingBeside() throws IOException {
        Path model = SampleBundle.save(folder.resolve("model"));
        SampleBundle.bundle().with("vocabulary", new String[] {"a", "b"}).save(model);
        assertThat(ModelBundle.load(model, SampleBundle.APP).part("vocabulary", String[].class))
                .containsExactly("a", "b");
        assertThat(folder.toFile().list()).containsExactly("model");
    }

    @Test
    void aFailedWriteLeavesThePreviousBundle() throws IOException {
        Path model = SampleBundle.save(folder.resolve("model"));
        byte[] before = Files.readAllBytes(model.resolve("run.json"));
        var unwritable = new ModelBundle(
                RunCard.of(SampleBundle.PROVENANCE, SampleBundle.SCORES),
                List.of(SampleBundle.network(Cell.LSTM, Direction.FORWARD)),
                Map.of("part", new POJONode(new Unwritable())));

        assertThatIOException().isThrownBy(() -> unwritable.save(model));

        assertThat(Files.readAllBytes(model.resolve("run.json"))).isEqualTo(before);
        assertThat(ModelBundle.load(model, SampleBundle.APP).parts()).containsOnlyKeys("standardizer");
        assertThat(folder.toFile().list()).containsExactly("model");
    }

    @Test
    void aFolderOfSomebodyElseIsNotReplaced() throws IOException {
        Path model = Files.createDirectories(folder.resolve("model"));
        Files.writeString(model.resolve("thesis.txt"), "years of work");
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> SampleBundle.save(model))
                .withMessage(model + " is something else than a bundle, so it is left as it is;"
                        + " choose another folder.");
        assertThat(model.resolve("thesis.txt")).hasContent("years of work");
    }

    @Test
    void aFileOfSomebodyElseIsNotReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("model"), "years of work");
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> SampleBundle.save(file))
                .withMessageContaining("is something else than a bundle");
        assertThat(file).hasContent("years of work");
    }

    @Test
    void whatAKilledProgramLeftIsPutInOrder() throws IOException {
        Path model = SampleBundle.save(folder.resolve("model"));
        Files.move(model, folder.resolve(".model.previous"));
        Files.createDirectories(folder.resolve(".model.part/half"));
        SampleBundle.bundle().with("vocabulary", 1).save(model);
        assertThat(ModelBundle.load(model, SampleBundle.APP).parts()).containsOnlyKeys("standardizer", "vocabulary");
        assertThat(folder.toFile().list()).containsExactly("model");
    }

    @Test
    void anEmptyFolderMayBecomeABundle() throws IOException {
        Path model = Files.createDirectories(folder.resolve("model"));
        SampleBundle.save(model);
        assertThat(ModelBundle.load(model, SampleBundle.APP).parts()).containsOnlyKeys("standardizer");
    }

    /** Something that breaks while it is being written. */
    static final class Unwritable {

        public String getText() {
            throw new UnsupportedOperationException("never");
        }
    }
}
