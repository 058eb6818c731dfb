package recurrent4j.charlm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import recurrent4j.bundle.RunCard;
import recurrent4j.charlm.corpus.Corpus;
import recurrent4j.charlm.corpus.TextPart;
import recurrent4j.charlm.corpus.TextSource;
import recurrent4j.charlm.generate.GenerateLoop;
import recurrent4j.charlm.generate.SampleListener;
import recurrent4j.charlm.generate.TextGenerator;
import recurrent4j.charlm.generate.TrainingSample;
import recurrent4j.charlm.model.LanguageModelContest;
import recurrent4j.charlm.model.NGramCounts;
import recurrent4j.charlm.model.NetworkSpec;
import recurrent4j.charlm.model.RecurrentModel;
import recurrent4j.charlm.model.SavedLanguageModel;
import recurrent4j.charlm.model.UniformModel;
import recurrent4j.charlm.surprise.SurprisalReading;
import recurrent4j.charlm.surprise.SurpriseReport;
import recurrent4j.cli.Cli;
import recurrent4j.cli.ConsoleProgress;
import recurrent4j.cli.EngineOptions;
import recurrent4j.cli.RunFolder;
import recurrent4j.cli.RunOptions;
import recurrent4j.cli.TextOutput;
import recurrent4j.cli.Version;
import recurrent4j.data.TokenStreamBatches;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Environment;
import recurrent4j.eval.Provenance;
import recurrent4j.network.Network;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.Trainer;
import recurrent4j.train.TrainingRun;

/** Learns the language of a text character by character, says how well, and writes more of it. */
@Command(
        name = "charlm",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Learns the language of a text by a recurrent network, says how well, and writes more of it.",
        footer = {
            "",
            "Without a command, a network learns Java from real Java: train.",
            "",
            "Examples:",
            "  charlm train --preset HIHELLO",
            "  charlm train --text novel.txt --cell GRU --units 256",
            "  charlm generate --model runs/charlm/novel/model --prime 'Once upon a time' --temperature 0.7",
            "  charlm evaluate --model runs/charlm/novel/model --text another.txt"
        })
public final class CharLmApp {

    @Spec
    private CommandSpec spec;

    /** Runs a command; without arguments, a network learns Java. */
    public static void main(String... args) {
        Cli.run(new CharLmApp(), args.length == 0 ? new String[] {"train"} : args);
    }

    @Command(
            description = "Train a network on a text and score it beside n-grams.",
            footer = {
                "",
                "Examples:",
                "  charlm train",
                "  charlm train --preset LONGSEQ",
                "  charlm train --text novel.txt --layers 2 --units 256 --dropout 0.2 --epochs 20",
                "  charlm train --text novel.txt --tokens WORDS",
                "  charlm train --text novel.txt --resume"
            },
            mixinStandardHelpOptions = true)
    void train(
            @Mixin SourceOptions source,
            @Mixin ModelOptions model,
            @Mixin EngineOptions engines,
            @Mixin RunOptions runs,
            @Option(
                            names = "--sample-every",
                            paramLabel = "EPOCHS",
                            description = "Let the network speak each time after so many epochs, such as 1 or 0.25.")
                    Double sampleEvery)
            throws IOException {

        Corpus corpus = source.corpus();
        NetworkSpec recipe = model.recipe(source.preset(), corpus);
        double speakEvery = recipe.sampleEvery(sampleEvery);
        TokenStreamBatches training = recipe.streams(corpus.parts().training());
        TokenStreamBatches validation = recipe.streams(corpus.parts().validation());
        engines.start();
        RunFolder run = runs.open(Path.of("runs", "charlm", corpus.shortName()), settings(corpus, recipe, engines));

        var contest = new LanguageModelContest(corpus.parts());
        contest.enter(new UniformModel(corpus.vocabulary().size()));
        contest.enterAll(NGramCounts.of(
                corpus.parts().training().tokens(), corpus.vocabulary().size()));

        Network network = engines.install(recipe.network());
        RecurrentModel student = recipe.model(network);
        var voice = new TrainingSample(student, corpus, source.preset().isPresent(), model.seed());
        Provenance provenance = provenance(model.seed(), corpus.source(), engines);
        SampleListener.Keeping keeping = () -> SavedLanguageModel.save(
                run.bundle(),
                student,
                corpus,
                RunCard.of(provenance, contest.scores().scores()));
        var console = ConsoleProgress.of(recipe.name(), training.examples());
        var rehearsal = new SampleListener(console, speakEvery, voice::speak, keeping);
        TrainingRun trained = new Trainer(recipe.plan(), rehearsal, Checkpoint.at(run.checkpoint("network")))
                .train(network, training, validation);
        contest.enter(student, trained);
        String last = voice.last();
        System.out.println(last + System.lineSeparator());
        System.out.println(contest.scores());
        System.out.println(contest.otherScales(corpus.unit()));
        corpus.remarks().forEach(System.out::println);

        keeping.keep();
        new LanguageReport(corpus, contest, rehearsal.said(last), provenance).write(run.path(), "model", student);
        System.out.println("The report is " + run.path().resolve("report.html"));
    }

    @Command(
            description = "Write by a saved model, to standard output.",
            footer = {
                "",
                "Examples:",
                "  charlm generate --model runs/charlm/novel/model --prime 'Once upon a time' --length 1000",
                "  charlm generate --model runs/charlm/novel/model --temperature 0 --stop .",
                "  charlm generate --model runs/charlm/novel/model --prime 'I am' --beam 5 --length 40",
                "  charlm generate --model runs/charlm/novel/model --interactive --top-p 0.9"
            },
            mixinStandardHelpOptions = true)
    void generate(
            @Option(names = "--model", paramLabel = "DIR", required = true, description = "A run's model folder.")
                    Path folder,
            @Mixin WritingOptions writing,
            @Mixin EngineOptions engines)
            throws IOException {

        writing.check();
        engines.start();
        SavedLanguageModel saved = SavedLanguageModel.load(folder, engines);
        var composer = new TextGenerator(saved.model().speaker(), saved.vocabulary(), saved.tokenization());
        if (writing.interactive() && System.console() != null) {
            System.err.println("Type a beginning and press Enter; Ctrl-D ends.");
        }
        var composition = new GenerateLoop(composer, writing, TextOutput.standard());
        List<String> texts =
                writing.interactive() ? composition.answer(System.in, System.err::println) : composition.write();
        saved.trainingText().remarks(texts, writing.trainingText()).forEach(System.err::println);
    }

    @Command(
            description = "Score a saved model beside n-grams on a text, and show what surprises it.",
            footer = {
                "",
                "Examples:",
                "  charlm evaluate --model runs/charlm/novel/model --text another.txt",
                "  charlm evaluate --model runs/charlm/java/model --text Hello.java --out surprise"
            },
            mixinStandardHelpOptions = true)
    void evaluate(
            @Option(names = "--model", paramLabel = "DIR", required = true, description = "A run's model folder.")
                    Path folder,
            @Option(
                            names = "--text",
                            paramLabel = "FILE",
                            required = true,
                            description = "A text in UTF-8, or - for standard input.")
                    Path text,
            @Option(names = "--out", paramLabel = "DIR", description = "Folder for a page that shows the surprise.")
                    Path out,
            @Mixin EngineOptions engines)
            throws IOException {

        engines.start();
        SavedLanguageModel saved = SavedLanguageModel.load(folder, engines);
        TextSource source = TextSource.of(text);
        TextPart part = saved.read(source);
        part.remark(source.name(), saved.unit()).ifPresent(System.err::println);
        saved.remarkOn(source).ifPresent(System.err::println);
        var contest = LanguageModelContest.onTest(part);
        contest.enter(new UniformModel(saved.vocabulary().size()));
        saved.ngrams().ifPresent(contest::enterAll);
        contest.enterSaved(saved.model());
        System.out.println(contest.scores());
        System.out.println(contest.otherScales(saved.unit()));

        SurprisalReading reading = SurprisalReading.of(saved.model(), part);
        var surprise = new SurpriseReport("the text", reading, saved.vocabulary(), saved.unit());
        System.out.println(surprise);
        if (out != null) {
            DataSource data = source.source(source.sha256(), part.tokens().length());
            Provenance provenance = provenance(saved.card().provenance().seed(), data, engines);
            surprise.write(out, contest.scores(), provenance);
            System.out.println("The report is " + out.resolve("report.html"));
        }
    }

    private Provenance provenance(long seed, DataSource data, EngineOptions engines) {
        Environment environment = Environment.here(engines.engine().description(), engines.threads());
        return new Provenance(SavedLanguageModel.APP, Cli.commandLine(spec), seed, data, environment);
    }

    private static String settings(Corpus corpus, NetworkSpec recipe, EngineOptions engines) {
        return "data %s, %s, %d known%nengine %s, threads %d%n%s"
                .formatted(
                        corpus.source().sha256(),
                        corpus.unit(),
                        corpus.vocabulary().tokens().size(),
                        engines.engine(),
                        engines.threads(),
                        recipe.settings());
    }
}
