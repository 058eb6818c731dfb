package recurrent4j.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** D6: a program may be killed at any step of a replacement. */
class FolderReplacementTest {

    private static final int FILES = 3;

    /** What the steps of a replacement leave, if nothing follows. */
    private enum Step {
        NOTHING {
            @Override
            void take(Path folder) {}
        },
        ASIDE_MADE {
            @Override
            void take(Path folder) throws IOException {
                Files.createDirectory(folder.resolve(".model.part"));
            }
        },
        ASIDE_HALF_FILLED {
            @Override
            void take(Path folder) throws IOException {
                Files.writeString(folder.resolve(".model.part").resolve("file-0"), "new");
            }
        },
        ASIDE_FILLED {
            @Override
            void take(Path folder) throws IOException {
                fill(folder.resolve(".model.part"), "new");
            }
        },
        OLD_RENAMED {
            @Override
            void take(Path folder) throws IOException {
                Files.move(folder.resolve("model"), folder.resolve(".model.previous"));
            }
        },
        NEW_RENAMED {
            @Override
            void take(Path folder) throws IOException {
                Files.move(folder.resolve(".model.part"), folder.resolve("model"));
            }
        },
        OLD_HALF_DELETED {
            @Override
            void take(Path folder) throws IOException {
                Files.delete(folder.resolve(".model.previous").resolve("file-1"));
            }
        };

        abstract void take(Path folder) throws IOException;
    }

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void whereverItIsStoppedAWholeFolderIsFound(Step last) throws IOException {
        stopAfter(last);
        assertThat(content(FolderReplacement.current(folder.resolve("model"))))
                .isEqualTo((last.compareTo(Step.OLD_RENAMED) > 0 ? "new" : "old").repeat(FILES));
    }

    @ParameterizedTest
    @EnumSource
    void whereverItIsStoppedTheNextPutsThingsInOrder(Step last) throws IOException {
        stopAfter(last);
        replace("newer");
        assertThat(content(folder.resolve("model"))).isEqualTo("newer".repeat(FILES));
        assertThat(folder.toFile().list()).containsExactly("model");
    }

    @ParameterizedTest
    @EnumSource
    void whereverItIsStoppedANextThatIsGivenUpLosesNothing(Step last) throws IOException {
        stopAfter(last);
        String before = content(FolderReplacement.current(folder.resolve("model")));
        try (var givenUp = new FolderReplacement(folder.resolve("model"))) {
            Files.writeString(givenUp.aside().resolve("file-0"), "newer");
        }
        assertThat(content(folder.resolve("model"))).isEqualTo(before);
    }

    private void stopAfter(Step last) throws IOException {
        fill(Files.createDirectory(folder.resolve("model")), "old");
        for (Step step : Step.values()) {
            if (step.compareTo(last) <= 0) {
                step.take(folder);
            }
        }
    }

    private void replace(String text) throws IOException {
        try (var replacement = new FolderReplacement(folder.resolve("model"))) {
            fill(replacement.aside(), text);
            replacement.commit();
        }
    }

    private static void fill(Path folder, String text) throws IOException {
        for (int i = 0; i < FILES; i++) {
            Files.writeString(folder.resolve("file-" + i), text);
        }
    }

    private static String content(Path folder) throws IOException {
        var text = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
