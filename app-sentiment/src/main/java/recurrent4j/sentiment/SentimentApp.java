package recurrent4j.sentiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import recurrent4j.bundle.RunCard;
import recurrent4j.cli.Cli;
import recurrent4j.cli.ConsoleProgress;
import recurrent4j.cli.EngineOptions;
import recurrent4j.cli.RunFolder;
import recurrent4j.cli.RunOptions;
import recurrent4j.cli.StandardOutput;
import recurrent4j.cli.Version;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Environment;
import recurrent4j.eval.Provenance;
import recurrent4j.io.TextOutput;
import recurrent4j.model.Architecture;
import recurrent4j.network.Network;
import recurrent4j.sentiment.classify.ClassifyLoop;
import recurrent4j.sentiment.classify.EnsembleTrainer;
import recurrent4j.sentiment.classify.Explanation;
import recurrent4j.sentiment.classify.ExplanationPage;
import recurrent4j.sentiment.classify.NetworkSpec;
import recurrent4j.sentiment.classify.SavedClassifier;
import recurrent4j.sentiment.evaluate.ClassifierContest;
import recurrent4j.sentiment.evaluate.SentimentReport;
import recurrent4j.sentiment.pretrain.NextWordContest;
import recurrent4j.sentiment.pretrain.PretrainedLanguageModel;
import recurrent4j.sentiment.pretrain.UnlabelledCorpus;
import recurrent4j.sentiment.reviews.Corpus;
import recurrent4j.sentiment.reviews.Reviews;
import recurrent4j.sentiment.reviews.TokenizedReviews;
import recurrent4j.sentiment.text.Tokenizer;
import recurrent4j.train.Checkpoint;
import recurrent4j.train.Trainer;
import recurrent4j.train.TrainingRun;

/** Learns to tell texts apart by their labels, says how well, and judges others. */
@Command(
        name = "sentiment",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Tells texts apart, such as praise from blame, by recurrent networks, beside strong baselines.",
        footer = {
            "",
            "Without a command, film reviews are learned, or toy reviews if there are none: train.",
            "",
            "Examples:",
            "  sentiment train --data aclImdb_v1.tar.gz",
            "  sentiment train --data mails.csv --text-column body --label-column folder",
            "  sentiment classify --model runs/sentiment/mails/model 'You have won!'",
            "  sentiment evaluate --model runs/sentiment/mails/model --data newer-mails.csv"
        })
public final class SentimentApp {

    @Spec
    private CommandSpec spec;

    /** Runs a command; without arguments, networks learn film reviews. */
    public static void main(String... args) {
        Cli.run(new SentimentApp(), args.length == 0 ? new String[] {"train"} : args);
    }

    @Command(
            description = "Train networks on labelled texts and score them beside baselines.",
            footer = {
                "",
                "Examples:",
                "  sentiment train --corpus IMDB",
                "  sentiment train --data aclImdb.tar.gz --preset LSTM,GRU,SIMPLE_RNN",
                "  sentiment train --data aclImdb.tar.gz --preset PAIRS,BACKWARDS --networks 10 --together",
                "  sentiment train --data SMSSpamCollection --cell GRU --units 32 --epochs 6",
                "  sentiment train --data aclImdb.tar.gz --from runs/sentiment/words/model",
                "  sentiment train --data aclImdb.tar.gz --resume"
            },
            mixinStandardHelpOptions = true)
    void train(
            @Mixin SourceOptions source,
            @Mixin ModelOptions model,
            @Mixin EngineOptions engines,
            @Mixin RunOptions runs)
            throws IOException {

        List<PretrainedLanguageModel> knowledge = model.knowledge();
        Corpus corpus = source.corpus(model.seed());
        var tokenizer = new Tokenizer();
        TokenizedReviews training = corpus.training(tokenizer);
        TokenizedReviews validation = corpus.validation(tokenizer);
        TokenizedReviews test = corpus.test(tokenizer);
        List<NetworkSpec> recipes = model.recipes(training, knowledge);
        engines.start();
        RunFolder run = runs.open(Path.of("runs", "sentiment", corpus.shortName()), settings(corpus, recipes, engines));
        source.remark().ifPresent(System.err::println);
        corpus.remarks().forEach(System.err::println);

        var contest = new ClassifierContest(validation, test);
        contest.enterBaselines(training, validation);
        var school = new EnsembleTrainer(training, validation, engines, run);
        List<EnsembleTrainer.Graduates> all = new ArrayList<>();
        for (NetworkSpec recipe : recipes) {
            System.err.println(recipe.name() + ": " + recipe.view().losses(training));
            school.train(recipe).ifPresent(graduates -> {
                contest.enter(graduates);
                all.add(graduates);
            });
        }
        if (model.together()) {
            contest.enterTogether(all);
        }
        System.out.println(contest.scores());
        System.out.println(contest.measures());

        Provenance provenance = provenance(model.seed(), corpus.source(), engines);
        RunCard card = RunCard.of(provenance, contest.scores().scores());
        var saved = SavedClassifier.of(contest.bestNetwork(), training, source.origin(model.seed()), card);
        saved.save(run.bundle());
        new SentimentReport(
                        "Telling apart " + corpus.name(),
                        contest,
                        saved.classifier().name(),
                        corpus.remarks())
                .write(run.path(), "model", provenance, saved::shaded);
        System.out.println("The report is " + run.path().resolve("report.html"));
    }

    @Command(
            description = "Score a saved model beside baselines on other labelled texts.",
            footer = {
                "",
                "Examples:",
                "  sentiment evaluate --model runs/sentiment/imdb/model --data aclImdb.tar.gz",
                "  sentiment evaluate --model runs/sentiment/mails/model --data newer.csv --text-column body"
            },
            mixinStandardHelpOptions = true)
    void evaluate(
            @Option(names = "--model", paramLabel = "DIR", required = true, description = "A run's model folder.")
                    Path folder,
            @Option(
                            names = "--data",
                            paramLabel = "PATH",
                            required = true,
                            description = "Labelled texts, as for train.")
                    Path data,
            @Mixin ColumnOptions columns,
            @Mixin EngineOptions engines)
            throws IOException {

        engines.start();
        SavedClassifier saved = SavedClassifier.load(folder, engines);
        Reviews reviews = Corpus.readForJudging(data, columns.columns(), saved.labels());
        var tokenizer = new Tokenizer();
        TokenizedReviews test = TokenizedReviews.of(reviews, tokenizer);
        saved.classifier().views().stream()
                .map(view -> view.losses(test))
                .distinct()
                .forEach(System.err::println);
        saved.remarkOn(data).ifPresent(System.err::println);
        var contest = ClassifierContest.onTest(test);
        Optional<Corpus> learned = saved.corpus();
        if (learned.isPresent()) {
            contest.enterBaselines(
                    learned.get().training(tokenizer), learned.get().validation(tokenizer));
        } else {
            System.err.println("The texts that the model was trained on are not there any more, or have been changed;"
                    + " so there is no baseline that has learned them but the majority class.");
            contest.enter(saved.majorityClass());
        }
        contest.enterSaved(saved.classifier());
        System.out.println(contest.scores());
        System.out.println(contest.measures());
        System.out.println(contest.classes(saved.classifier().name()));
    }

    @Command(
            description =
                    "Judge texts by a saved model: label, probability and text of each, on standard output. Texts are"
                            + " arguments, lines of a file, or lines of standard input.",
            footer = {
                "",
                "Examples:",
                "  sentiment classify --model runs/sentiment/imdb/model 'I did not like it.'",
                "  cat texts.txt | sentiment classify --model runs/sentiment/imdb/model --json",
                "  sentiment classify --model runs/sentiment/imdb/model --explain --out page 'Not bad at all!'"
            },
            mixinStandardHelpOptions = true)
    void classify(
            @Option(names = "--model", paramLabel = "DIR", required = true, description = "A run's model folder.")
                    Path folder,
            @Mixin QuestionOptions questions,
            @Mixin EngineOptions engines)
            throws IOException {

        questions.check();
        engines.start();
        SavedClassifier saved = SavedClassifier.load(folder, engines);
        if (questions.interactive()) {
            System.err.println("Type a text and press Enter; Ctrl-D ends.");
        }
        var conversation =
                new ClassifyLoop(saved.classifier(), saved.labels(), questions, new TextOutput(new StandardOutput()));
        List<Explanation> explained = conversation.hold();
        if (questions.out() != null) {
            new ExplanationPage(saved, explained).write(questions.out());
            System.err.println("The page is " + questions.out().resolve("report.html"));
        }
    }

    @Command(
            description = "Learn words from texts without labels, by asking which follows, for train --from.",
            footer = {
                "",
                "Examples:",
                "  sentiment pretrain --data aclImdb_v1.tar.gz",
                "  sentiment pretrain --data aclImdb_v1.tar.gz --backwards --out runs/sentiment/words-backwards",
                "  sentiment pretrain --data notes.txt --units 256 --epochs 3"
            },
            mixinStandardHelpOptions = true)
    void pretrain(@Mixin PretrainingOptions options, @Mixin EngineOptions engines, @Mixin RunOptions runs)
            throws IOException {

        UnlabelledCorpus prose = options.prose();
        Architecture architecture = options.architecture(prose.vocabulary().size());
        engines.start();
        DataSource source = Corpus.source(options.first(), prose.training().length());
        RunFolder run = runs.open(
                Path.of("runs", "sentiment", "words"),
                "%s%s %s %s window %d samples %d %s %d"
                        .formatted(
                                source.sha256(),
                                options.backwards() ? " backwards" : "",
                                architecture,
                                options.plan(),
                                options.window(),
                                options.samples(),
                                engines.engine(),
                                engines.threads()));
        System.err.println(prose.sentence());

        double[] frequencies = prose.frequencies();
        Network network = Network.of(architecture, options.plan().learningRate(), options.seed());
        network.beginWithFrequencies(frequencies);
        network = engines.installSampling(network, frequencies, options.samples());
        var progress =
                ConsoleProgress.of(architecture.toString(), prose.training().length());
        TrainingRun trained = new Trainer(options.plan(), progress, Checkpoint.at(run.checkpoint("words")))
                .train(
                        network,
                        prose.streams(prose.training(), options.window()),
                        prose.streams(prose.validation(), options.window()));
        var contest = new NextWordContest(prose);
        contest.enter(architecture.toString(), trained);
        System.out.println(contest.scores());

        RunCard card = RunCard.of(
                provenance(options.seed(), source, engines), contest.scores().scores());
        PretrainedLanguageModel.of(prose.vocabulary(), architecture, options.backwards(), network)
                .save(run.bundle(), card);
        System.out.println("What was learned is " + run.bundle());
    }

    private Provenance provenance(long seed, DataSource data, EngineOptions engines) {
        Environment environment = Environment.here(engines.engine().description(), engines.threads());
        return new Provenance(SavedClassifier.APP, Cli.commandLine(spec), seed, data, environment);
    }

    private static String settings(Corpus corpus, List<NetworkSpec> recipes, EngineOptions engines) {
        return "data %s%nengine %s, threads %d%n"
                        .formatted(corpus.source().sha256(), engines.engine(), engines.threads())
                + String.join("\n", recipes.stream().map(NetworkSpec::settings).toList());
    }
}
