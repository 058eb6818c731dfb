package recurrent4j.charlm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import recurrent4j.charlm.corpus.Corpus;
import recurrent4j.charlm.corpus.TextPart;
import recurrent4j.charlm.corpus.TextSource;
import recurrent4j.charlm.generate.Decoder;
import recurrent4j.charlm.generate.GenerateLoop;
import recurrent4j.charlm.generate.SampleListener;
import recurrent4j.charlm.generate.SampleWriter;
import recurrent4j.charlm.generate.TrainingText;
import recurrent4j.charlm.model.BestModelSaver;
import recurrent4j.charlm.model.GenerativeModel;
import recurrent4j.charlm.model.LanguageModel;
import recurrent4j.charlm.model.ModelSaving;
import recurrent4j.charlm.model.NGramCounts;
import recurrent4j.charlm.model.NGramModel;
import recurrent4j.charlm.model.NetworkSpec;
import recurrent4j.charlm.model.RecurrentModel;
import recurrent4j.charlm.model.SavedLanguageModel;
import recurrent4j.charlm.model.Surprisal;
import recurrent4j.charlm.model.UniformModel;
import recurrent4j.charlm.surprisal.SurprisalReading;
import recurrent4j.charlm.surprisal.SurprisalReport;
import recurrent4j.cli.Cli;
import recurrent4j.cli.ConsoleProgress;
import recurrent4j.cli.EngineOptions;
import recurrent4j.cli.Run;
import recurrent4j.cli.RunOptions;
import recurrent4j.cli.ServeOptions;
import recurrent4j.cli.StandardOutput;
import recurrent4j.cli.UsualValues;
import recurrent4j.data.Split;
import recurrent4j.data.TokenStreamBatches;
import recurrent4j.eval.Contest;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Effort;
import recurrent4j.eval.Provenance;
import recurrent4j.io.TextOutput;
import recurrent4j.network.Network;
import recurrent4j.train.Trainer;
import recurrent4j.train.TrainingRun;

/** Trains a language model on a text, scores it beside n-grams, and generates text by it. */
@Command(
        name = "charlm",
        addMethodSubcommands = false,
        mixinStandardHelpOptions = true,
        description = "Trains a recurrent language model on a text, scores it beside n-grams, and generates text by it."
                + " Without a command, a network learns Java from real Java: train.",
        footer = {
            "  charlm train --preset HIHELLO",
            "  charlm train --text novel.txt --cell GRU --units 256",
            "  charlm generate --model runs/charlm/novel/model --prime 'Once upon a time'",
            "  charlm evaluate --model runs/charlm/novel/model --text another.txt"
        })
@UsualValues.By(DefaultOptions.class)
public final class CharLmApp {

    @Spec
    private CommandSpec command;

    /** Runs a command; without arguments, a network learns Java. */
    public static void main(String... args) {
        String experiment = "A network learns a megabyte of Java, character by character, and is compared with n-grams,"
                + " in about three minutes.";
        Cli.main(new CharLmApp(), "train", experiment, args);
    }

    @Command(
            description = "Train a network on a text and score it beside n-grams.",
            footer = {
                "  charlm train",
                "  charlm train --preset LONGSEQ",
                "  charlm train --text novel.txt --layers 2 --units 256 --epochs 20",
                "  charlm train --text novel.txt --tokens WORDS",
                "  charlm train --text folder --glob '*.md' --tokens BPE",
                "  charlm train --text letters.txt --from runs/charlm/novel/model",
                "  charlm train --text novel.txt --resume"
            },
            mixinStandardHelpOptions = true)
    void train(
            @Mixin SourceOptions source,
            @Mixin ModelOptions model,
            @Mixin EngineOptions engines,
            @Mixin RunOptions runs)
            throws IOException {
        Optional<SavedLanguageModel> start = model.start(engines);
        Corpus corpus = start.isPresent() ? source.corpus(start.get()) : source.corpus();
        Split<TextPart> parts = corpus.parts();
        NetworkSpec spec = start.isPresent() ? model.spec(start.get(), corpus) : model.spec(source.phrase(), corpus);
        double sampleEvery = model.sampleEvery(spec);
        runs.check("charlm", corpus.shortName());
        System.err.println(corpus.sentence());
        engines.startTraining();
        TokenStreamBatches training = spec.batches(corpus, parts.training(), engines.engine());
        Provenance provenance = Cli.provenance(command, engines, model.seed(), corpus.source());
        Run run = runs.open(
                corpus.shortName(),
                provenance,
                List.of(
                        corpus.settings(),
                        spec.settings()
                                + start.map(saved -> ", " + saved.settings()).orElse("")));
        source.remarks(corpus, start).forEach(System.err::println);

        Cli.doing("Fitting the baselines …");
        Contest<LanguageModel> contest = Surprisal.contest(parts);
        int vocabulary = corpus.vocabulary().size();
        contest.enterBaseline(new UniformModel(vocabulary));
        NGramCounts ngrams = NGramCounts.of(parts.training().tokens(), vocabulary);
        ngrams.models().forEach(contest::enterBaseline);
        Optional<NGramModel> best = ngrams.best(contest.scores());

        start.ifPresent(saved -> contest.enterBaseline(saved.asSaved()));

        Network network = engines.install(spec.network());
        RecurrentModel recurrent = spec.model(network);
        var saving = new ModelSaving(recurrent, corpus, start, best);
        var saver = new BestModelSaver(() -> saving.save(run.bundle(), run.card(contest.scores())));
        var writer = new SampleWriter(recurrent, corpus, model.seed());
        var console = ConsoleProgress.of(spec.name(), training.examples());
        var samples = new SampleListener(sampleEvery, writer::sample, console::show);
        var listeners = run.watched(spec.name(), console.and(saver).and(samples));
        TrainingRun trained = new Trainer(spec.plan(), listeners, run.checkpoint("network"))
                .train(network, training, spec.batches(corpus, parts.validation(), engines.engine()));
        contest.enter(recurrent, trained.effort());

        String last = writer.last(source.source());
        System.out.println(last + System.lineSeparator());
        System.out.println(
                LanguageReport.scores(contest.scores(), corpus.tokenization().unit()));
        corpus.remarks().forEach(System.out::println);
        saving.remark(contest.scores()).ifPresent(System.out::println);

        saver.saving().save();
        new LanguageReport(corpus, contest.scores(), trained.epochs(), samples.with("After training: " + last))
                .write(run.path(), run.provenance(), recurrent);
        System.out.println(run.ending("generate --model MODEL --length 300"));
    }

    @Command(
            description = "Generate text by a saved model, to standard output.",
            footer = {
                "  charlm generate --model runs/charlm/novel/model \\",
                "    --prime 'Once upon a time' --length 1000",
                "  charlm generate --model runs/charlm/novel/model --temperature 0 --stop .",
                "  charlm generate --model runs/charlm/novel/model \\",
                "    --prime 'I am' --beam 5 --length 40",
                "  charlm generate --model runs/charlm/novel/model --by NETWORK \\",
                "    --repetition-penalty 1.2",
                "  charlm generate --model runs/charlm/novel/model --interactive"
            },
            mixinStandardHelpOptions = true)
    void generate(@Mixin SavedModelOptions model, @Mixin GenerateOptions options, @Mixin EngineOptions engines)
            throws IOException {
        GenerateLoop.Request request = options.request();
        String prime = options.prime();
        Optional<TextSource> trainingText = options.trainingText();
        SavedLanguageModel saved = model.load(engines);
        if (!options.by().isPresent()) {
            saved.remarkOnWinner().ifPresent(System.err::println);
        }
        GenerativeModel writer =
                options.by().isPresent() ? saved.by(options.by().get()) : saved.winner();
        var decoder = new Decoder(writer.predictor(), saved.vocabulary(), saved.tokenizer());
        if (options.interactive() && System.console() != null) {
            System.err.println("Type a beginning and press Enter; Ctrl-D ends.");
        }
        var loop = new GenerateLoop(decoder, request, new TextOutput(new StandardOutput()), System.err::println);
        List<String> texts = options.interactive() ? loop.writeLines(System.in) : loop.write(prime);
        TrainingText.of(saved).remarks(texts, trainingText).forEach(System.err::println);
    }

    @Command(
            description = "Score a saved model beside n-grams on a text, and show its surprisal.",
            footer = {
                "  charlm evaluate --model runs/charlm/novel/model --text another.txt",
                "  charlm evaluate --model runs/charlm/java/model \\",
                "    --text Hello.java --out surprisal"
            },
            mixinStandardHelpOptions = true)
    void evaluate(
            @Mixin SavedModelOptions model,
            @Option(names = "--text", paramLabel = "FILE", required = true, description = "UTF-8 text, or - for stdin.")
                    Path text,
            @Option(names = "--out", paramLabel = "DIR", description = "Folder for a page that shows the surprisal.")
                    Path out,
            @Mixin EngineOptions engines)
            throws IOException {
        TextSource source = TextSource.of(text);
        SavedLanguageModel saved = model.load(engines);
        TextPart part = saved.read(source);
        part.remark(source.name(), saved.tokenization().unit()).ifPresent(System.err::println);
        saved.remarkOn(source).ifPresent(System.out::println);

        Contest<LanguageModel> contest = Surprisal.contest(new Split<>(TextPart.EMPTY, TextPart.EMPTY, part));
        contest.enterBaseline(new UniformModel(saved.vocabulary().size()));
        saved.ngrams().forEach(contest::enterBaseline);
        contest.enter(saved.model(), Effort.NONE);
        System.out.println(
                LanguageReport.scores(contest.scores(), saved.tokenization().unit()));

        SurprisalReading reading = SurprisalReading.of(saved.model(), part);
        var surprisal = new SurprisalReport(
                "the text", reading, saved.vocabulary(), saved.tokenization().unit());
        System.out.println(surprisal);
        if (out != null) {
            DataSource data = source.source(
                    source.sha256(),
                    part.tokens().length(),
                    saved.tokenization().unit());
            long seed = saved.card().provenance().seed();
            surprisal.write(out, contest.scores(), Cli.provenance(command, engines, seed, data));
            System.out.println("The report is " + out.resolve("report.html"));
        }
    }

    @Command(
            description = "Generate text by a saved model over HTTP, in JSON, until the program is stopped.",
            footer = {
                "  charlm serve --model runs/charlm/novel/model --port 8080",
                "  curl -H 'Content-Type: application/json' \\",
                "    -d '{\"prompt\": \"I am\"}' localhost:8080/generate"
            },
            mixinStandardHelpOptions = true)
    void serve(@Mixin ServeOptions service) throws IOException {
        Optional<String> by = service.by();
        try (var generator =
                by.isPresent() ? TextGenerator.load(service.model(), by.get()) : TextGenerator.load(service.model())) {
            service.run("Text generation", GenerateRoute.of(generator));
        }
    }
}
