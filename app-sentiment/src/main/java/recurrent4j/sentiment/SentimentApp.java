package recurrent4j.sentiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import recurrent4j.cli.Cli;
import recurrent4j.cli.ConsoleProgress;
import recurrent4j.cli.EngineOptions;
import recurrent4j.cli.Run;
import recurrent4j.cli.RunOptions;
import recurrent4j.cli.ServeOptions;
import recurrent4j.cli.UsualValues;
import recurrent4j.data.Split;
import recurrent4j.eval.Contest;
import recurrent4j.sentiment.TextClassifier.Setup;
import recurrent4j.sentiment.classify.ClassifierContest;
import recurrent4j.sentiment.classify.ClassifierTrainer;
import recurrent4j.sentiment.classify.CrossValidation;
import recurrent4j.sentiment.classify.Explanation;
import recurrent4j.sentiment.classify.NetworkSpec;
import recurrent4j.sentiment.classify.SavedClassifier;
import recurrent4j.sentiment.evaluate.ClassifierEvaluation;
import recurrent4j.sentiment.evaluate.FoldScores;
import recurrent4j.sentiment.evaluate.SentimentClassifier;
import recurrent4j.sentiment.evaluate.SentimentReport;
import recurrent4j.sentiment.multilabel.LabelContest;
import recurrent4j.sentiment.multilabel.SavedLabeller;
import recurrent4j.sentiment.pretrain.Beginning;
import recurrent4j.sentiment.pretrain.NextWordModel;
import recurrent4j.sentiment.pretrain.PretrainedLanguageModel;
import recurrent4j.sentiment.pretrain.PretrainingReport;
import recurrent4j.sentiment.pretrain.UnlabelledCorpus;
import recurrent4j.sentiment.reviews.ClassWeighting;
import recurrent4j.sentiment.reviews.Corpus;
import recurrent4j.sentiment.reviews.Reviews;
import recurrent4j.sentiment.reviews.TokenizedReviews;
import recurrent4j.sentiment.text.Tokenizer;
import recurrent4j.train.Trainer;

/** Classifies texts: trains networks on labelled ones, says how good they are, and predicts the labels of others. */
@Command(
        name = Corpus.APP,
        addMethodSubcommands = false,
        mixinStandardHelpOptions = true,
        description = "Text classification, such as sentiment or spam, by recurrent networks, beside strong baselines."
                + " Without a command: train, on film reviews, or on toy reviews if there are none.",
        footer = {
            "  sentiment train --data aclImdb_v1.tar.gz",
            "  sentiment train --data mails.csv --text-column body --label-column folder",
            "  sentiment classify --model runs/sentiment/mails/model 'You have won!'",
            "  sentiment evaluate --model runs/sentiment/mails/model --data newer-mails.csv"
        })
@UsualValues.By(DefaultOptions.class)
public final class SentimentApp {

    @Spec
    private CommandSpec spec;

    /** Runs a command; without arguments, networks learn from film reviews. */
    public static void main(String... args) {
        String experiment = "Networks learn to tell favourable reviews from unfavourable ones, and are compared with"
                + " baselines: half a minute on toy reviews, some minutes on those of films.";
        Cli.main(new SentimentApp(), "train", experiment, args);
    }

    @Command(
            description = "Train networks on labelled texts and score them beside baselines.",
            footer = {
                "  sentiment train --corpus IMDB",
                "  sentiment train --data aclImdb.tar.gz --preset LSTM,GRU,SIMPLE_RNN",
                "  sentiment train --data aclImdb.tar.gz --preset PAIRS,BACKWARDS \\",
                "    --networks 10 --together",
                "  sentiment train --data tickets.csv --label-separator ';'",
                "  sentiment train --data SMSSpamCollection --cell GRU --units 32 --epochs 6",
                "  sentiment train --data aclImdb.tar.gz --from runs/sentiment/words/model",
                "  sentiment train --data mails.csv --vectors cc.en.300.vec.gz --folds 5",
                "  sentiment train --data aclImdb.tar.gz --resume"
            },
            mixinStandardHelpOptions = true)
    void train(
            @Mixin SourceOptions source,
            @Mixin ModelOptions model,
            @Mixin EngineOptions engines,
            @Mixin RunOptions runs)
            throws IOException {
        List<PretrainedLanguageModel> pretrained = model.pretrained();
        Cli.doing("Reading the texts …");
        Corpus corpus = source.corpus(model.seed());
        Split<TokenizedReviews> parts = corpus.tokenized(new Tokenizer());
        Beginning beginning = model.beginning(parts, pretrained);
        List<NetworkSpec> networks = model.networks(corpus, parts.training(), beginning);
        double[] weights = corpus.several().isPresent() ? new double[0] : model.classWeights(parts.training());
        List<Split<Reviews>> folds = source.folds(corpus, model.seed());
        networks.forEach(network -> network.requireMemory(parts.training().size()));
        runs.check(Corpus.APP, corpus.shortName());
        source.remark().ifPresent(System.err::println);
        corpus.remarks().forEach(System.err::println);
        System.err.println(corpus.sentence());
        model.reason(parts.training()).ifPresent(System.err::println);
        model.coverage(parts.training(), beginning).ifPresent(System.err::println);
        engines.startTraining();
        List<String> remarks = new ArrayList<>(corpus.remarks());
        if (!folds.isEmpty()) {
            FoldScores crossValidated = new CrossValidation(
                            TokenizedReviews.of(folds, new Tokenizer()),
                            model.alike(parts.training(), beginning),
                            model::classWeights,
                            model.together())
                    .run(
                            fold -> ClassifierTrainer.of(fold, engines.engine(), engines.ensembles()),
                            System.err::println);
            System.out.println(crossValidated.table());
            remarks.addAll(crossValidated.sentences());
        }
        var provenance = Cli.provenance(spec, engines, model.seed(), corpus.source());
        Run run = runs.open(
                corpus.shortName(),
                provenance,
                networks.stream()
                        .map(network -> network.settings() + model.weighting())
                        .toList());

        Cli.doing("Fitting the baselines …");
        var trainer = new ClassifierTrainer(parts, engines.engine(), engines.ensembles(run), run::checkpoint);
        if (corpus.several().isPresent()) {
            var several = new LabelContest(corpus, parts, model.together());
            several.train(networks, trainer, System.err::println);
            finish(several, run);
            return;
        }
        var all = ClassifierContest.of(parts);
        Contest<SentimentClassifier> contest = all.contest();
        all.enterBaselines(weights);
        all.train(networks, trainer.weighing(weights), System.err::println);
        if (model.together()) {
            all.enterTogether();
        }
        System.out.println(contest.scores());
        System.out.println(all.evaluation().measures());

        var saved =
                SavedClassifier.of(contest, parts.training(), source.origin(model.seed()), run.card(contest.scores()));
        saved.save(run.bundle());
        saved.leftOut(contest).ifPresent(System.err::println);
        new SentimentReport("Text classification: " + corpus.name(), contest, all.evaluation(), all.trained(), remarks)
                .write(run.path(), run.provenance(), saved.answers(), saved::shaded);
        System.out.println(run.ending("classify --model MODEL 'A text of your own.'"));
        saved.remark().ifPresent(System.err::println);
    }

    /** Saves what has been trained on texts with several labels each. */
    private static void finish(LabelContest several, Run run) throws IOException {
        System.out.println(several.contest().scores());
        System.out.println(several.evaluation().measures());
        SavedLabeller saved = several.saved(run.card(several.contest().scores()));
        saved.save(run.bundle());
        several.report(saved.answers()).write(run.path(), run.provenance());
        System.out.println(run.ending("classify --model MODEL 'A text of your own.'"));
        System.err.println(saved.remark());
    }

    @Command(
            description = "Score a saved model beside baselines on other labelled texts.",
            footer = {
                "  sentiment evaluate --model runs/sentiment/imdb/model \\",
                "    --data aclImdb.tar.gz",
                "  sentiment evaluate --model runs/sentiment/mails/model \\",
                "    --data newer.csv --text-column body"
            },
            mixinStandardHelpOptions = true)
    void evaluate(@Mixin EvaluationOptions options, @Mixin EngineOptions engines) throws IOException {
        engines.start();
        if (options.several()) {
            SavedLabeller labeller = options.labeller(engines);
            options.warning(labeller.card()).ifPresent(System.out::println);
            System.out.println(labeller.scores(options.labelledTexts(labeller, System.err::println)));
            return;
        }
        SavedClassifier saved = options.model(engines);
        var tokenizer = new Tokenizer();
        TokenizedReviews test = TokenizedReviews.of(options.reviews(saved, System.err::println), tokenizer);
        saved.coverage(test).forEach(System.err::println);
        options.warning(saved.card()).ifPresent(System.out::println);
        var evaluation = ClassifierEvaluation.onTest(test);
        evaluation.remark().ifPresent(System.err::println);
        Contest<SentimentClassifier> contest = evaluation.contest();
        var learned = saved.keepsBaselines() ? Optional.<Corpus>empty() : saved.corpus();
        if (learned.isPresent()) {
            Split<TokenizedReviews> parts = learned.get().tokenized(tokenizer);
            ClassifierContest.enterBaselines(contest, evaluation, parts, ClassWeighting.NONE.of(parts.training()));
        } else if (!saved.keepsBaselines()) {
            System.err.println("The texts that the model was trained on are not there any more, or have been changed;"
                    + " so the majority class is the only baseline.");
            contest.enterBaseline(saved.majorityClass());
        }
        saved.enter(contest);
        System.out.println(contest.scores());
        System.out.println(evaluation.measures());
        System.out.println(evaluation.classes(saved.answers()));
    }

    @Command(
            description =
                    "Predict the labels of texts by a saved model: label, probability and text of each, on standard output."
                            + " Texts are arguments, lines of a file, or lines of standard input.",
            footer = {
                "  sentiment classify --model runs/sentiment/imdb/model 'I did not like it.'",
                "  cat texts.txt | sentiment classify --model runs/sentiment/imdb/model --json",
                "  sentiment classify --model runs/sentiment/imdb/model \\",
                "    --explain --out page 'Not bad at all!'"
            },
            mixinStandardHelpOptions = true)
    void classify(@Mixin QuestionOptions questions, @Mixin EngineOptions engines) throws IOException {
        questions.check();
        if (questions.several()) {
            SavedLabeller labeller = questions.labeller(engines);
            System.err.println(labeller.remark());
            questions.label(labeller);
            return;
        }
        SavedClassifier saved = questions.model(engines);
        saved.remark().ifPresent(System.err::println);
        if (questions.interactive()) {
            System.err.println("Type a text and press Enter; Ctrl-D ends.");
        }
        var explanations = questions.classify(saved);
        if (questions.out().isPresent()) {
            long seed = saved.card().provenance().seed();
            var asked = Cli.provenance(spec, engines, seed, Explanation.source(explanations));
            Path page = Explanation.write(
                    saved, explanations, asked, questions.out().get());
            System.err.println("The page is " + page);
        }
    }

    @Command(
            description = "Answer by a saved model over HTTP, in JSON, until the program is stopped.",
            footer = {
                "  sentiment serve --model runs/sentiment/imdb/model --port 8080",
                "  curl -H 'Content-Type: application/json' \\",
                "    -d '{\"text\": \"Not bad!\"}' localhost:8080/classify"
            },
            mixinStandardHelpOptions = true)
    void serve(@Mixin ServeOptions service) throws IOException {
        Setup setup = service.by().map(Setup.USUAL::by).orElse(Setup.USUAL);
        try (var classifier = TextClassifier.load(service.model(), setup)) {
            service.run("Text classification", ClassifyRoute.of(classifier));
        }
    }

    @Command(
            description = "Train a language model on texts without labels, by the word that follows, for train --from.",
            footer = {
                "  sentiment pretrain --data aclImdb_v1.tar.gz",
                "  sentiment pretrain --data aclImdb_v1.tar.gz --backwards \\",
                "    --out runs/sentiment/words-backwards",
                "  sentiment pretrain --data notes.txt --units 256 --epochs 3"
            },
            mixinStandardHelpOptions = true)
    void pretrain(@Mixin PretrainingOptions options, @Mixin EngineOptions engines, @Mixin RunOptions runs)
            throws IOException {
        Cli.doing("Reading the texts …");
        UnlabelledCorpus corpus = options.corpus();
        String settings = options.settings(corpus);
        runs.check(Corpus.APP, "words");
        System.err.println(corpus.sentence());
        engines.start();
        var source = Corpus.source(options.first(), corpus.training().length()).counting("words");
        var provenance = Cli.provenance(spec, engines, options.seed(), source);
        Run run = runs.open("words", provenance, List.of(settings));
        String name = options.architecture(corpus).toString();
        var progress =
                run.watched(name, ConsoleProgress.of(name, corpus.training().length()));
        var trained = new Trainer(options.plan(), progress, run.checkpoint("words"))
                .train(
                        options.network(corpus, engines),
                        corpus.streams(corpus.training(), options.window()),
                        corpus.streams(corpus.validation(), options.window()));
        var contest = new Contest<>(NextWordModel.NATS_PER_WORD, NextWordModel::measured);
        contest.enterBaseline(corpus.wordFrequencies());
        contest.enter(NextWordModel.of(name, trained), trained.effort());
        System.out.println(contest.scores());

        options.model(corpus, trained.network()).save(run.bundle(), run.card(contest.scores()));
        new PretrainingReport(name, trained.epochs(), contest.scores()).write(run.path(), provenance);
        System.out.println(run.ending("train --data FILE --from MODEL"));
    }
}
