package recurrent4j.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import recurrent4j.cli.AppRun;

/** The command line: exit codes, sentences, and what is left on disk. */
class SentimentAppTest {

    private static final String TRAIN = Mails.TRAIN;

    @TempDir
    private Path folder;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("train --data missing.csv", "missing.csv"),
                mistake("train --data full", "full", "train/neg/<id>_<rating>.txt"),
                mistake("train --data one.csv", "labelled \"spam\"", "two labels or more"),
                mistake("train --data empty.csv", "empty.csv", "line 3"),
                mistake("train --data unlabelled.csv", "unlabelled.csv", "line 3"),
                mistake("train --data latin.csv", "not in UTF-8", "0xE9"),
                mistake("train --data mails.csv --text-column body", "no column \"body\"", "text"),
                mistake("train --data mails.csv --toy", "give one of them"),
                mistake("train --data mails.csv --test missing.csv", "missing.csv"),
                mistake("train --data mails.csv --test odd.csv", "\"joke\"", "\"ham\", \"spam\""),
                mistake("train --toy --test mails.csv", "leave out --validation and --test"),
                mistake("train --data mails.csv --validation 0.9 --test 0.9", "0.9", "fractions"),
                mistake("train --data mails.csv --preset MEAN --units 3", "--preset"),
                mistake("train --data mails.csv --preset GUESS", "GUESS", "POOLED"),
                mistake("train --data mails.csv --word-dropout 1", "--word-dropout 1"),
                mistake("train --data mails.csv --class-weights spam=0", "--class-weights", "balanced"),
                mistake("train --data mails.csv --class-weights spma=2", "spma", "ham"),
                mistake("train --data mails.csv --networks 0", "--networks 0"),
                mistake("train --data mails.csv --length 0", "--length 0"),
                mistake("train --data mails.csv --vocabulary 0", "--vocabulary 0"),
                mistake("train --data mails.csv --units 0", "--units 0"),
                mistake("train --data mails.csv --units 1000000", "1 layer of 1,000,000 units needs 109 TB"),
                mistake("train --data mails.csv --networks 1000 --units 4000", "1,000 networks with 1 layer of"),
                mistake("pretrain --data mails.csv --units 1000000", "1 layer of 1,000,000 units needs 73 TB"),
                mistake("train --data mails.csv --pairs -1", "--pairs", "-1"),
                mistake(
                        "train --data mails.csv --pairs 5 --from nowhere",
                        "leave out --from, or --vocabulary and --pairs"),
                mistake(
                        "train --data mails.csv --together --preset MEAN",
                        "one kind of network",
                        "--preset PAIRS,BACKWARDS"),
                mistake("train --data mails.csv --pairs 5 --preset MEAN", "--preset"),
                mistake("train --data mails.csv --from nowhere", "nowhere"),
                mistake("train --data mails.csv --resume", "no run to resume"),
                mistake("train --data mails.csv --out full", "already holds"),
                mistake("evaluate --data mails.csv", "--model"),
                mistake("evaluate --model full --data mails.csv", "full"),
                mistake("classify good", "--model"),
                mistake("classify --model full good", "full"),
                mistake("classify --model full --file mails.csv good", "give one of the two"),
                mistake("classify --model full --file full", "is a folder"),
                mistake("classify --model full --out page good", "--explain"),
                mistake("classify --model full --csv mails.csv good", "in one way"),
                mistake("classify --model full --csv mails.csv --json", "leave out --json"),
                mistake("classify --model full --text-column text good", "of --csv"),
                mistake("classify --model full --top 0 good", "--top 0"),
                mistake("pretrain", "--data"),
                mistake("pretrain --data mails.csv --samples 0", "--samples 0"),
                mistake("pretrain --data one.csv", "too few", "100"),
                mistake("pretrain --data full", "full", "train/unsup"));
    }

    private static Arguments mistake(String arguments, String... named) {
        return Arguments.of(arguments, List.of(named));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsOneSentenceAndExitCodeTwoAndLeavesNothing(String arguments, List<String> named) throws IOException {
        Mails.write(folder);
        List<Path> before = files();

        AppRun command = run(arguments);

        assertThat(command.exitCode()).as(command.err()).isEqualTo(2);
        assertThat(command.out()).isEmpty();
        assertThat(command.err()).contains(named).doesNotContain("Exception", "\tat ");
        assertThat(command.err()
                        .lines()
                        .filter(line -> !line.startsWith("See ")
                                && !line.startsWith("Possible solutions")
                                && !line.startsWith("Did you mean")))
                .hasSize(1);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void helpShowsExamplesForEveryCommand() throws IOException {
        assertThat(run("--help").out()).contains("Examples:", "train", "evaluate", "classify", "pretrain");
        for (String verb : List.of("train", "evaluate", "classify", "pretrain")) {
            assertThat(run(verb + " --help").out()).contains("Examples:", "sentiment " + verb);
        }
    }

    @Test
    void aModelIsTrainedEvaluatedAndClassifies() throws IOException {
        Mails.write(folder);
        Files.writeString(folder.resolve("lines.txt"), "win a prize\n\nsee you at lunch\n");

        AppRun train = run(TRAIN + " --threads 1 --pairs 40 --epochs 12 --networks 2 --out run");
        AppRun evaluate = run("evaluate --model run/model --data mails.csv");
        AppRun elsewhere = run("evaluate --model run/model --data odd.csv");
        AppRun lines = run("classify --model run/model --file lines.txt");
        AppRun explained = AppRun.of(
                SentimentApp.class,
                folder,
                "classify",
                "--model",
                "run/model",
                "--explain",
                "--out",
                "page",
                "win a prize now");

        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(train.out())
                .contains(
                        "majority class",
                        "naive Bayes",
                        "TF-IDF logistic regression",
                        "NB-SVM",
                        "GRU 6",
                        "The report is");
        assertThat(train.err())
                .contains("2 of 2  epoch 12/12", "words and 9 pairs are known")
                .doesNotContain("\033");
        assertThat(folder.resolve("run/report.html"))
                .content()
                .contains("Text classification: mails.csv", "The worst errors of naive Bayes", "naive Bayes");
        assertThat(folder.resolve("run/report.json")).content().contains("\"contestant\" : \"NB-SVM\"");
        assertThat(evaluate.out()).contains("NB-SVM", "GRU 6", "precision");
        assertThat(evaluate.out()).contains("The model was trained on most of mails.csv");
        assertThat(elsewhere.exitCode()).isEqualTo(2);
        assertThat(elsewhere.err()).contains("\"joke\"", "\"ham\", \"spam\"");
        assertThat(run("classify --model run/model --csv mails.csv --top 2")
                        .out()
                        .lines())
                .hasSize(121)
                .startsWith(
                        "label,text,predicted_label,predicted_probability,predicted_label_2,predicted_probability_2")
                .element(1)
                .asString()
                .matches("spam,win a prize number 0 now!,spam,0\\.\\d+,ham,0\\.\\d+");
        assertThat(lines.out().lines()).hasSize(3);
        assertThat(lines.out()).matches("(?s)spam\t.*\n(ham|spam)\t0.*\t\nham\t.*");
        assertThat(explained.out()).contains("  prize  ");
        assertThat(folder.resolve("page/report.html"))
                .content()
                .contains("Word by word: naive Bayes", "NB-SVM", "class=\"shade", "log odds")
                .contains("<p class=\"key\">")
                .containsPattern("<dt>Command</dt><dd><code>sentiment classify <[^>]+>--model</[a-z]+> run/model")
                .contains("1 text, 1 row, from the command line", "Trained by: sentiment train");
        assertThat(lines.err()).contains("naive Bayes (validation accuracy 1.0000) answers", "NB-SVM; GRU 6");
        AppRun network = run("classify --model run/model --by gru --explain win");
        assertThat(network.err()).contains("GRU 6", "answers; --by chooses another: majority class; naive Bayes");
        assertThat(network.out()).matches("(?s)(ham|spam)\t.*\n  win  0\\.\\d+  #+\n.*");
        assertThat(run("classify --model run/model --by oracle win").err()).contains("--by oracle is none");
        assertThat(run("classify --model run/model --explain --json win").out()).contains("\"ngram\":\"win\"");
    }

    @Test
    void evaluatingNeedsNoTrainingTextsButForModelsOfBefore() throws IOException {
        Mails.write(folder);
        run(TRAIN + " --threads 1 --epochs 1 --class-weights spam=3 --out run");
        Files.copy(folder.resolve("mails.csv"), folder.resolve("newer.csv"));
        Files.delete(folder.resolve("mails.csv"));
        Files.writeString(folder.resolve("films.tsv"), "label\ttext\npos\ta fine film\nneg\twhat a waste\n");

        AppRun evaluate = run("evaluate --model run/model --data newer.csv --by gru");
        AppRun before = run("evaluate --model " + TextClassifierTest.golden("pairs") + " --data films.tsv");

        assertThat(evaluate.exitCode()).as(evaluate.err()).isZero();
        assertThat(evaluate.out())
                .contains("majority class", "NB-SVM", "GRU 6, dropout 0.5 + max + Dense(2)  precision");
        assertThat(before.exitCode()).as(before.err()).isZero();
        assertThat(before.out()).contains("majority class", "GRU 4").doesNotContain("NB-SVM");
        assertThat(before.err()).contains("are not there any more");
    }

    @Test
    void aLanguageModelIsPretrainedAndAClassifierBeginsWithItsWeights() throws IOException {
        Mails.write(folder);

        AppRun pretrain = run("pretrain --data texts.txt --units 6 --embedding 8 --window 10 --out words --threads 1");
        AppRun backwards = run(
                "pretrain --data texts.txt --backwards --units 6 --embedding 8 --window 10 --out backwards --threads 1");
        run("pretrain --data texts.txt --layers 2 --units 5 --embedding 8 --window 10 --out deep --threads 1");
        AppRun other = run("pretrain --data texts.txt --units 5 --embedding 8 --window 10 --out other --threads 1");
        AppRun train = run("train --data mails.csv --from words/model --epochs 1 --out run");
        AppRun both = run("train --data mails.csv --from words/model --from backwards/model --epochs 1 --out both");
        AppRun classify = run("classify --model both/model win");
        AppRun refused = run("train --data mails.csv --from words/model --units 7 --out wide");
        AppRun twoWays = run("train --data mails.csv --from deep/model --direction BIDIRECTIONAL --out ways");
        AppRun exchanged = run("train --data mails.csv --from backwards/model --epochs 1 --out run --resume");
        AppRun unlike = run("train --data mails.csv --from words/model --from other/model --out mixed");
        AppRun mistaken = run("classify --model words/model good");

        assertThat(pretrain.exitCode()).as(pretrain.err()).isZero();
        assertThat(pretrain.out()).contains("word frequencies", "LSTM 6", "nats/word");
        assertThat(folder.resolve("words/report.html"))
                .content()
                .contains("word frequencies <span class=\"tag\">", "nats a word", "texts.txt, ", " words, from")
                .doesNotContain("The training has ended.");
        assertThat(folder.resolve("words/report.json")).content().contains("\"nats/word\"");
        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(train.out()).contains("LSTM 6", "pretrained");
        assertThat(backwards.exitCode()).as(backwards.err()).isZero();
        assertThat(other.exitCode()).as(other.err()).isZero();
        assertThat(both.exitCode()).as(both.err()).isZero();
        assertThat(both.err()).contains("1 of 2", "2 of 2");
        assertThat(classify.out()).matches("(ham|spam)\t0\\.\\d+\twin\n");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("LSTM 6", "leave out --cell, --units, --layers and --embedding");
        assertThat(folder.resolve("wide")).doesNotExist();
        assertThat(twoWays.exitCode()).isEqualTo(2);
        assertThat(twoWays.err()).contains("leave out --direction");
        assertThat(folder.resolve("ways")).doesNotExist();
        assertThat(exchanged.exitCode()).isEqualTo(2);
        assertThat(exchanged.err()).contains("settings");
        assertThat(unlike.exitCode()).isEqualTo(2);
        assertThat(unlike.err()).contains("other/model", "pretrain both on the same texts");
        assertThat(folder.resolve("mixed")).doesNotExist();
        assertThat(mistaken.exitCode()).isEqualTo(2);
        assertThat(mistaken.err()).contains("reading.json");
    }

    @Test
    void networksLearnTheSameSideBySideAsOneAfterTheOther() throws IOException {
        Mails.write(folder);
        String arguments =
                "train --data mails.csv --preset GRU,MEAN --networks 2 --epochs 2 --vocabulary 50 --together";

        AppRun one = run(arguments + " --threads 1 --out one");
        AppRun two = run(arguments + " --threads 2 --out two");

        assertThat(one.exitCode()).as(one.err()).isZero();
        assertThat(two.err()).contains("1 of 2", "2 of 2");
        assertThat(two.out()).contains("ensemble of 4");
        assertThat(scores(two)).isEqualTo(scores(one)).isNotEmpty();
        assertThat(losses("two")).isEqualTo(losses("one"));
    }

    /** The measures of the networks, which no clock has a part in. */
    private static List<String> scores(AppRun command) {
        return command.out().lines().filter(line -> line.contains("±")).toList();
    }

    private List<String> losses(String run) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve(run).resolve("losses.csv"))) {
            return lines.map(line -> line.substring(0, line.lastIndexOf(','))).toList();
        }
    }

    private AppRun run(String arguments) {
        return AppRun.of(SentimentApp.class, folder, arguments.split(" "));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }
}
