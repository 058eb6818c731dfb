package recurrent4j.seq2seq;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import recurrent4j.cli.AppRun;

/** The command line: exit codes, sentences, and what is left on disk. */
class Seq2SeqAppTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        PairsFiles.write(folder);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("train --data missing.tsv", "missing.tsv"),
                mistake("train --data full", "holds no pairs that are known"),
                mistake("train --data empty.tsv", "empty.tsv is empty"),
                mistake("train --data words.txt", "words.txt"),
                mistake("train --data binary.tsv", "binary.tsv"),
                mistake("train --source all.src --target short.trg", "all.src has a line 64, and short.trg has not"),
                mistake("train --source all.src", "--source and --target"),
                mistake("train --target all.trg", "--source and --target"),
                mistake("train --source all.src --target missing.trg", "missing.trg"),
                mistake("train --data pairs.tsv --source all.src --target all.trg", "one of the two"),
                mistake("train --data pairs.tsv --validation missing.tsv", "missing.tsv"),
                mistake("train --data pairs.tsv --validation pairs.tsv --validation-source all.src", "one of the two"),
                mistake("train --source all.src --target all.trg --test-source all.src", "--test-source"),
                mistake("train --task chat", "--data"),
                mistake("train --test pairs.tsv", "--data"),
                mistake("train --data pairs.tsv --format poem", "poem", "PARALLEL"),
                mistake("train --data pairs.tsv --task poetry", "poetry", "TRANSLATION"),
                mistake("train --data pairs.tsv --tokens syllables", "syllables", "BYTE_PAIRS"),
                mistake("train --data pairs.tsv --attention self", "self", "ADDITIVE"),
                mistake("train --data pairs.tsv --min-count 1000000", "1000000 times"),
                mistake("train --data pairs.tsv --units 1000000", "1,000,000 units needs"),
                mistake("train --data pairs.tsv --networks 1000 --units 4000", "1,000 networks"),
                mistake("train --data pairs.tsv --beam 5 --temperature 1", "leave out either"),
                mistake("train --data pairs.tsv --copy-unknown --avoid-unknown", "not both"),
                mistake("train --data pairs.tsv --temperature 1 --top-p 0", "--top-p"),
                mistake("train --data pairs.tsv --tokens byte_pairs --reverse-source --copy-unknown", "byte pairs and"),
                mistake("train --data pairs.tsv --tokens letters --copy-unknown", "are letters and no words"),
                mistake("train --data pairs.tsv --tokens words --attention none --copy-unknown", "no attention"),
                mistake("train --data pairs.tsv --resume", "no run to resume"),
                mistake("train --data pairs.tsv --out full", "already holds"),
                mistake("evaluate --data pairs.tsv", "--model"),
                mistake("evaluate --model full", "--data"),
                mistake("evaluate --model full --source all.src", "--target"),
                mistake("evaluate --model full --data missing.tsv", "missing.tsv"),
                mistake("evaluate --model full --data pairs.tsv", "full"),
                mistake("translate --model full yes", "full"),
                mistake("translate yes", "--model"),
                mistake("translate --model full --label Italian yes", "either --label or a text"),
                mistake("translate --model full --explain yes", "--out"),
                mistake("translate --model full --explain --out page", "each in quotes"),
                mistake("translate --model full --file pairs.tsv yes", "give one of the two"),
                mistake("translate --model full --file missing.txt", "missing.txt"),
                mistake("translate --model full --file full", "is a folder"),
                mistake("translate --model full --attention yes", "--as JSON"),
                mistake("translate --model full --score --n-best 3 yes", "--score"),
                mistake("translate --model full --beam 3 --top-k 3 yes", "leave out either"),
                mistake("chat --model full", "full"),
                mistake("chat", "--model"),
                mistake("serve --model full", "full"));
    }

    private static Arguments mistake(String arguments, String... named) {
        return Arguments.of(arguments, List.of(named));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsOneSentenceAndExitCodeTwoAndLeavesNothing(String arguments, List<String> named) throws IOException {
        List<Path> before = paths();

        AppRun command = run(arguments);

        assertThat(command.exitCode()).as(command.err()).isEqualTo(2);
        assertThat(command.out()).isEmpty();
        assertThat(command.err()).contains(named).doesNotContain("Exception", "\tat ");
        assertThat(command.err().lines().filter(line -> !line.startsWith("See ")))
                .hasSize(1);
        assertThat(paths()).isEqualTo(before);
    }

    @Test
    void aModelIsTrainedBesideBaselinesEvaluatedAndAsked() throws IOException {
        AppRun train = run(PairsFiles.TRAIN + " --epochs 2 --networks 2 --out run");

        AppRun evaluate = run("evaluate --model run/model --data pairs.tsv");
        AppRun files = run("evaluate --model run/model --source all.src --target all.trg");
        AppRun text = run("translate --model run/model --beam 3 --n-best 2 --scores --explain --out page red");
        AppRun copied = run("translate --model run/model --by copy --n-best 2 red");
        AppRun json = typed("red dog\n\nzebra\n", "translate", "--model", "run/model", "--as", "json", "--attention");
        AppRun score = typed("red dog\tgod der\n", "translate", "--model", "run/model", "--score", "--by", "gru");
        AppRun chat = typed("red dog\nblue\n", "chat", "--model", "run/model", "--by", "gru", "--max-length", "5");

        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(train.err()).contains("pairs.tsv: ", "pairs to train on", "After 1 epoch", "1 of 2", "2 of 2");
        assertThat(train.out().lines().filter(line -> line.startsWith("  Word by word")))
                .as("has a time")
                .allMatch(line -> line.matches(".*\\d m?s( .*)?"))
                .isNotEmpty();
        assertThat(train.out())
                .contains(
                        "Copy of the source",
                        "Nearest training source",
                        "GRU 6 to GRU 6, additive attention",
                        "exact match, larger is better",
                        "The model is ",
                        "The report is ",
                        "translate --model ");
        assertThat(folder.resolve("run/report.html")).content().contains("GRU 6");
        assertThat(folder.resolve("run/report.json"))
                .content()
                .contains("\"app\" : \"seq2seq\"", "\"unit\" : \"pairs\"");
        assertThat(folder.resolve("run/losses.csv")).content().contains("GRU 6");
        assertThat(evaluate.exitCode()).as(evaluate.err()).isZero();
        assertThat(evaluate.out())
                .contains(
                        "The model was trained on most of these pairs",
                        "GRU 6",
                        "exact match",
                        "exact match by source tokens");
        assertThat(files.exitCode()).as(files.err()).isZero();
        assertThat(text.exitCode()).as(text.err()).isZero();
        assertThat(text.err()).contains("answers; --by chooses another");
        assertThat(folder.resolve("page/report.html")).content().contains("red");
        assertThat(copied.err()).contains("Copy of the source has one text for each source");
        assertThat(chat.err()).doesNotContain("one text for each source");
        assertThat(json.exitCode()).as(json.err()).isZero();
        assertThat(json.out().lines()).hasSize(3).allMatch(line -> line.startsWith("{\"source\":"));
        assertThat(score.exitCode()).as(score.err()).isZero();
        assertThat(score.out()).matches("-\\d+\\.\\d+\t-\\d+\\.\\d+\tred dog\tgod der\n");
        assertThat(chat.exitCode()).as(chat.err()).isZero();
        assertThat(chat.out()).hasLineCount(2);
    }

    @Test
    void aTextIsWrittenForALabel() throws IOException {
        AppRun train = run("train --data labels.tsv --format labels --units 6 --embedding 5 --epochs 1 --out run");

        AppRun text = run("translate --model run/model --label ITALIAN --n-best 3 --by gru --max-length 9");
        AppRun unknown = run("translate --model run/model --label Klingon");
        Files.writeString(folder.resolve("klingon.tsv"), "ITALIAN\tGi\nKlingon\tWorf\n");
        AppRun scored = run("evaluate --model run/model --data klingon.tsv");

        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(train.out()).contains("GRU 6-6 to GRU 6-6");
        assertThat(text.exitCode()).as(text.err()).isZero();
        assertThat(text.out()).hasLineCount(3);
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("is none of the 2 labels", "Dutch, Italian");
        assertThat(scored.exitCode()).isEqualTo(2);
        assertThat(scored.err()).contains("\"Klingon\" is none of the 2 labels");
    }

    @Test
    void aNetworkForChatMeetsABaselineWithProbabilitiesWhereAllOthersAreLeftOut() throws IOException {
        String conversation = "hello %1$s\nhi %1$s\nhow are you\nfine as %1$s\n\n";
        Files.writeString(
                folder.resolve("chat.txt"),
                IntStream.range(0, 30).mapToObj(conversation::formatted).collect(Collectors.joining()));

        AppRun train = run("train --data chat.txt --no-baselines --units 6 --embedding 5 --epochs 1 --out run");

        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(train.out()).contains("perplexity", "-gram of targets", "GRU 6 to GRU 6");
    }

    @Test
    void aRunGoesOnOnlyWithTheSameSettings() {
        String train = PairsFiles.TRAIN + " --epochs 1 --no-baselines --out run";
        assertThat(run(train).exitCode()).isZero();

        AppRun again = run(train + " --resume");
        AppRun other = run(train + " --attention none --resume");
        AppRun scored = run(train + " --lower-case --resume");

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.err()).contains("goes on after");
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err()).contains("settings");
        assertThat(scored.exitCode()).isEqualTo(2);
        assertThat(scored.err()).contains("settings");
    }

    @Test
    void helpShowsExamplesForEveryCommand() {
        List<String> verbs = List.of("train", "evaluate", "translate", "chat", "serve");
        assertThat(run("--help").out()).contains("Examples:").contains(verbs);
        for (String verb : verbs) {
            assertThat(run(verb + " --help").out()).contains("Examples:", "seq2seq " + verb);
        }
    }

    private List<Path> paths() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted().toList();
        }
    }

    private AppRun typed(String text, String... arguments) {
        return AppRun.of(Seq2SeqApp.class, folder, AppRun.typed(text), arguments);
    }

    private AppRun run(String arguments) {
        return AppRun.of(Seq2SeqApp.class, folder, arguments.split(" "));
    }
}
