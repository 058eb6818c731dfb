package recurrent4j.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recurrent4j.cli.AppRun;

/** {@code train --folds}. */
class FoldsCommandTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Mails.write(folder);
    }

    private AppRun run(String arguments) {
        return AppRun.of(SentimentApp.class, folder, arguments.split(" "));
    }

    @Test
    void allContestantsAreScoredOnEveryFoldBeforeTheTraining() {
        String train = "train --data mails.csv --preset MEAN,GRU --epochs 2 --together --threads 1 --folds 3 --out ";

        AppRun once = run(train + "once");
        AppRun again = run(train + "again");

        assertThat(once.exitCode()).as(once.err()).isZero();
        assertThat(once.err())
                .contains(
                        "Cross-validation: 3 folds of about 36 texts, the test part left out.",
                        "Fold 1 of 3 is done; the others take about",
                        "Fold 3 of 3 is done.");
        assertThat(table(once)).hasSize(8).isEqualTo(table(again));
        assertThat(table(once).get(4)).matches("NB-SVM +[01]\\.\\d{4} ± 0\\.\\d{4}  .*");
        assertThat(table(once).get(7)).startsWith("ensemble of 2 ");
        assertThat(once.out()).contains("The model is ");
        assertThat(folder.resolve("once/report.html"))
                .content()
                .contains("Cross-validation, 3 folds: GRU 32 has accuracy");
    }

    private static List<String> table(AppRun command) {
        return command.out().lines().takeWhile(line -> !line.isEmpty()).toList();
    }

    @Test
    void foldsThatCannotBeAreRefusedAndLeaveNothing() {
        AppRun one = run("train --data mails.csv --folds 1 --out new");
        AppRun many = run("train --data mails.csv --folds 100 --out new");

        assertThat(one.exitCode()).isEqualTo(2);
        assertThat(one.err()).contains("--folds");
        assertThat(many.exitCode()).isEqualTo(2);
        assertThat(many.err()).contains("too few texts labelled", "choose fewer folds");
        assertThat(folder.resolve("new")).doesNotExist();
    }
}
