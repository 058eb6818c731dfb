package recurrent4j.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import recurrent4j.cli.AppRun;

/** The command line: exit codes, sentences, and what is left on disk. */
class TaggingAppTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        NamesFiles.write(folder);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("train --data missing.conll", "missing.conll"),
                mistake("train --data full", "no training part"),
                mistake("train --data ragged.conll", "Line 2 of ragged.conll has not 2 columns, but 3"),
                mistake("train --data empty.conll", "empty.conll holds no sentence"),
                mistake("train --data words.txt", "has one column"),
                mistake("train --data same.conll", "the tag O", "--tag-column"),
                mistake("train --data names.conll --columns 9", "has 2 columns", "--columns 9"),
                mistake("train --data names.conll --tag-column 1", "cannot hold the tags and be read"),
                mistake("train --data names.conll --scheme bioes", "BIOES"),
                mistake("train --data names.conll --format parallel", "seq.in and seq.out"),
                mistake("train --data names.conll --test missing.conll", "missing.conll"),
                mistake("train --test names.conll", "--data"),
                mistake("train --columns 2", "--data"),
                mistake("train --data names.conll --vectors missing.vec", "missing.vec"),
                mistake("train --data names.conll --vectors some.vec --embedding 3", "leave out --embedding"),
                mistake("train --data names.conll --readout perceptron", "perceptron", "CRF, SOFTMAX"),
                mistake("train --data names.conll --units 1000000", "1 layer of 1,000,000 units needs"),
                mistake("train --data names.conll --networks 1000 --units 4000", "1,000 networks with 1 layer of"),
                mistake("train --data names.conll --word-dropout 1.5", "--word-dropout 1.5"),
                mistake("train --data names.conll --resume", "no run to resume"),
                mistake("train --data names.conll --out full", "already holds"),
                mistake("evaluate --data names.conll", "--model"),
                mistake("evaluate --model full --data names.conll", "full"),
                mistake("evaluate --model full --data missing.conll", "missing.conll"),
                mistake("apply --model full yes", "full"),
                mistake("apply yes", "--model"),
                mistake("apply --model full --explain yes", "--out"),
                mistake("apply --model full --explain --out page", "each in quotes"),
                mistake("serve --model full", "full"),
                mistake("apply --model full --file names.conll yes", "give one of the two"),
                mistake("apply --model full --tag-column 2 yes", "--format COLUMNS"),
                mistake("apply --model full --format columns yes", "leave out texts"),
                mistake("apply --model full --file missing.txt", "missing.txt"),
                mistake("apply --model full --file full", "is a folder"));
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
    void aModelIsTrainedBesideBaselinesEvaluatedAndApplied() throws IOException {
        AppRun train = run(NamesFiles.TRAIN + " --epochs 2 --networks 2 --out run");

        AppRun evaluate = run("evaluate --model run/model --data names.conll");
        AppRun elsewhere = run("evaluate --model run/model --data odd.conll --by hidden");
        AppRun text = run("apply --model run/model --explain --out page Oslo");
        AppRun json = AppRun.of(
                TaggingApp.class,
                folder,
                AppRun.typed("Peter met Mary.\n"),
                "apply",
                "--model",
                "run/model",
                "--as",
                "json");
        AppRun columns = run("apply --model run/model --format columns --file words.txt --by frequent");

        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(train.err())
                .contains("names.conll: ", "tags of 3 kinds in IOB2", "Tags have the scheme IOB2", "1 of 2", "2 of 2");
        assertThat(train.out())
                .contains(
                        "Most frequent tag",
                        "Trigram hidden Markov model",
                        "Linear-chain CRF",
                        "GRU 6, CRF",
                        "F1, larger is better",
                        "The model is run/model"
                                .replace("run", folder.resolve("run").toString()),
                        "The report is ",
                        "apply --model ");
        assertThat(folder.resolve("run/report.html")).content().contains("F1 by kind", "GRU 6, CRF");
        assertThat(folder.resolve("run/report.json"))
                .content()
                .contains("\"app\" : \"tag\"", "\"unit\" : \"sentences\"");
        assertThat(folder.resolve("run/losses.csv")).content().contains("GRU 6, CRF");
        assertThat(evaluate.exitCode()).as(evaluate.err()).isZero();
        assertThat(evaluate.out())
                .contains(
                        "The model was trained on most of names.conll", "GRU 6, CRF", "organisation", "micro average");
        assertThat(elsewhere.exitCode()).as(elsewhere.err()).isZero();
        assertThat(elsewhere.err()).contains("1 tag that the training part has not, at 1 token", "B-planet (1)");
        assertThat(elsewhere.out()).contains("planet", "5 tokens with 2 spans").doesNotContain("was trained on most");
        assertThat(text.exitCode()).as(text.err()).isZero();
        assertThat(text.out()).contains("Oslo");
        assertThat(folder.resolve("page/report.html")).content().contains("Oslo", "What was found");
        assertThat(text.err()).contains("answers; --by chooses another");
        assertThat(json.exitCode()).as(json.err()).isZero();
        assertThat(json.out()).startsWith("{\"text\":\"Peter met Mary.\"").hasLineCount(1);
        assertThat(columns.exitCode()).as(columns.err()).isZero();
        assertThat(columns.out().lines()).hasSize(4).allMatch(line -> line.isEmpty() || line.matches("\\w+ [OBI].*"));
    }

    @Test
    void withoutSentencesTheMenuIsLearned() {
        AppRun train = run("train --epochs 1 --no-crf --out run");

        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(train.err()).contains("pork cutlet, black bean noodles and stew in turn", "menu: 800 sentences");
        assertThat(train.err()).contains("The linear-chain CRF is left out");
        assertThat(train.out())
                .contains("GRU 20, softmax", "accuracy, larger is better")
                .doesNotContain("Linear-chain");
    }

    @Test
    void wordsBeginWithVectors() {
        AppRun train = run(
                NamesFiles.TRAIN.replace(" --embedding 8", "") + " --epochs 1 --no-crf --vectors some.vec --out run");

        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(train.err()).contains("some.vec: vectors of 3 dimensions for 2 of the ");
        assertThat(train.out()).contains("GRU 6, CRF, vectors");
    }

    @Test
    void aSentenceOfTenThousandTokensIsLearned() throws IOException {
        Files.write(folder.resolve("long.conll"), NamesFiles.withLongSentence(10_000));

        AppRun train = run(NamesFiles.TRAIN.replace("names", "long") + " --epochs 1 --no-crf --out run");

        assertThat(train.exitCode()).as(train.err()).isZero();
        assertThat(train.out()).contains("GRU 6, CRF");
    }

    @Test
    void aRunGoesOnOnlyWithTheSameSettings() {
        assertThat(run(NamesFiles.TRAIN + " --epochs 2 --no-crf --out run").exitCode())
                .isZero();

        AppRun again = run(NamesFiles.TRAIN + " --epochs 2 --no-crf --out run --resume");
        AppRun other = run(NamesFiles.TRAIN + " --epochs 2 --no-crf --readout softmax --out run --resume");

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.err()).contains("goes on after");
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err()).contains("settings");
    }

    @Test
    void helpShowsExamplesForEveryCommand() {
        assertThat(run("--help").out()).contains("Examples:", "train", "evaluate", "apply", "serve");
        for (String verb : List.of("train", "evaluate", "apply", "serve")) {
            assertThat(run(verb + " --help").out()).contains("Examples:", "tag " + verb);
        }
    }

    private List<Path> paths() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted().toList();
        }
    }

    private AppRun run(String arguments) {
        return AppRun.of(TaggingApp.class, folder, arguments.split(" "));
    }
}
