package recurrent4j.tagging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import recurrent4j.cli.Cli;
import recurrent4j.cli.EngineOptions;
import recurrent4j.cli.Run;
import recurrent4j.cli.RunOptions;
import recurrent4j.cli.ServeOptions;
import recurrent4j.cli.UsualValues;
import recurrent4j.eval.Contest;
import recurrent4j.tagging.SequenceTagger.Setup;
import recurrent4j.tagging.apply.MarkedPage;
import recurrent4j.tagging.apply.TaggedText;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.corpus.TaggedCorpus;
import recurrent4j.tagging.evaluate.Tagger;
import recurrent4j.tagging.evaluate.TaggerEvaluation;
import recurrent4j.tagging.evaluate.TaggingReport;
import recurrent4j.tagging.network.RecurrentTaggerTrainer;
import recurrent4j.tagging.network.TaggerContest;
import recurrent4j.tagging.network.TaggerSettings;
import recurrent4j.tagging.network.TaggerSpec;
import recurrent4j.tagging.saved.Learned;
import recurrent4j.tagging.saved.SavedTagger;
import recurrent4j.tagging.saved.TagTask;

/** Tags sequences: trains networks on tagged sentences, says how good they are, and tags others. */
@Command(
        name = TaggedCorpus.APP,
        addMethodSubcommands = false,
        mixinStandardHelpOptions = true,
        description = "Sequence tagging, such as names, parts of speech, chunks or slots, by recurrent networks, beside"
                + " strong baselines. Without a command: train, on menus that only memory explains.",
        footer = {
            "  tag train --data conll2000 --columns 2",
            "  tag train --data examples/places.conll",
            "  tag apply --model runs/tag/conll2000/model 'A sentence of your own .'",
            "  tag evaluate --model runs/tag/conll2000/model --data test.txt.gz"
        })
@UsualValues.By(TaggingDefaultOptions.class)
public final class TaggingApp {

    @Spec
    private CommandSpec spec;

    /** Runs a command; without arguments, a network learns what a roommate cooks. */
    public static void main(String... args) {
        String experiment =
                "A network learns from each day's weather what a roommate cooks, which only memory tells, and is"
                        + " compared with baselines: seconds.";
        Cli.main(new TaggingApp(), "train", experiment, args);
    }

    @Command(
            description = "Train networks on tagged sentences and score them beside baselines.",
            footer = {
                "  tag train --data conll2000 --columns 2",
                "  tag train --data snips.tar.gz --networks 5",
                "  tag train --data en_ewt-ud --tag-column upos",
                "  tag train --data names.conll --cell GRU --units 200 --vectors cc.en.300.vec.gz",
                "  tag train --data conll2000 --direction FORWARD --readout SOFTMAX --no-crf",
                "  tag train --data conll2000 --resume"
            },
            mixinStandardHelpOptions = true)
    void train(
            @Mixin TaggingSourceOptions source,
            @Mixin TaggingModelOptions model,
            @Mixin EngineOptions engines,
            @Mixin RunOptions runs)
            throws IOException {
        Cli.doing("Reading the sentences …");
        TaggedCorpus corpus = source.corpus(model.seed());
        TaggerSettings settings = model.settings(source.suited(corpus, model.seed()));
        TaggerSpec network = model.network(corpus, settings);
        network.requireMemory(corpus.parts().training());
        runs.check(TaggedCorpus.APP, corpus.shortName());
        corpus.remarks().forEach(System.err::println);
        System.err.println(corpus.sentence());
        System.err.println(settings.reason(corpus));
        network.coverage(corpus.parts().training()).ifPresent(System.err::println);
        engines.start();
        var provenance = Cli.provenance(spec, engines, model.seed(), corpus.source());
        Run run = runs.open(corpus.shortName(), provenance, List.of(network.settings()));

        Cli.doing("Fitting the baselines …");
        var all = TaggerContest.of(corpus);
        Contest<Tagger> contest = all.contest();
        all.enterBaselines();
        if (model.crf()) {
            all.enterCrf(iteration -> Cli.doing("Fitting the linear-chain CRF: iteration " + iteration + " …"));
        } else {
            System.err.println("The linear-chain CRF is left out, without which no tagger can be called good.");
        }
        all.train(
                network,
                new RecurrentTaggerTrainer(
                        corpus.parts(),
                        all.evaluation()::validationError,
                        engines.engine(),
                        engines.ensembles(run),
                        run::checkpoint));
        System.out.println(contest.scores());
        all.evaluation().measures().forEach(System.out::println);
        all.evaluation().remarks().forEach(System.err::println);
        var saved = SavedTagger.of(
                contest, TagTask.of(corpus), Learned.of(source.format(), corpus), run.card(contest.scores()));
        saved.save(run.bundle());
        saved.leftOut(contest).ifPresent(System.err::println);
        new TaggingReport(
                        "Sequence tagging: " + corpus.name(),
                        contest,
                        all.evaluation(),
                        all.trained(),
                        corpus.remarks())
                .write(run.path(), run.provenance(), saved.answers());
        System.out.println(run.ending("apply --model MODEL 'A sentence of your own.'"));
        saved.remark(contest.scores().metric()).ifPresent(System.err::println);
    }

    @Command(
            description = "Score a saved model beside baselines on other tagged sentences.",
            footer = {
                "  tag evaluate --model runs/tag/conll2000/model --data test.txt.gz",
                "  tag evaluate --model runs/tag/en_ewt/model --data en_gum-ud-test.conllu"
            },
            mixinStandardHelpOptions = true)
    void evaluate(@Mixin TaggingEvaluationOptions options, @Mixin EngineOptions engines) throws IOException {
        engines.start();
        SavedTagger saved = options.model(engines);
        List<Sentence> test = options.sentences(saved, System.err::println);
        options.warning(saved.card()).ifPresent(System.out::println);
        var evaluation = TaggerEvaluation.onTest(saved.task().scheme(), saved.known(), test);
        evaluation.remarks().forEach(System.err::println);
        Contest<Tagger> contest = evaluation.contest();
        saved.enter(contest);
        System.out.println(contest.scores());
        evaluation.measures().forEach(System.out::println);
        System.out.println(evaluation.counts(saved.answers()));
        System.out.println(evaluation.kinds(saved.answers()));
    }

    @Command(
            description =
                    "Tag sentences by a saved model: spans as text, tags in columns, or both with probabilities as JSON,"
                            + " on standard output. Sentences are arguments, lines of a file or of standard input, or columns.",
            footer = {
                "  tag apply --model runs/tag/names/model 'Florence , they say , is ill .'",
                "  cat texts.txt | tag apply --model runs/tag/names/model --split --as JSON",
                "  tag apply --model runs/tag/conll2000/model --format COLUMNS \\",
                "    --file test.txt",
                "  tag apply --model runs/tag/names/model --explain --out page 'Anna left.'"
            },
            mixinStandardHelpOptions = true)
    void apply(@Mixin TaggingApplyOptions options, @Mixin EngineOptions engines) throws IOException {
        options.check();
        SavedTagger saved = options.model(engines);
        saved.remark(TaggerEvaluation.metric(saved.task().scheme())).ifPresent(System.err::println);
        if (options.interactive()) {
            System.err.println("Type a sentence and press Enter; Ctrl-D ends.");
        }
        options.apply(saved, engines);
        if (options.out().isPresent()) {
            List<TaggedText> found = options.explained(saved);
            long seed = saved.card().provenance().seed();
            var asked = Cli.provenance(spec, engines, seed, MarkedPage.source(found));
            Path page = new MarkedPage(saved, found).write(asked, options.out().get());
            System.err.println("The page is " + page);
        }
    }

    @Command(
            description = "Answer by a saved model over HTTP, in JSON, until the program is stopped.",
            footer = {
                "  tag serve --model runs/tag/names/model --port 8080",
                "  curl -H 'Content-Type: application/json' \\",
                "    -d '{\"text\": \"Peter Stanford moved to Oslo.\"}' localhost:8080/tag"
            },
            mixinStandardHelpOptions = true)
    void serve(@Mixin ServeOptions service) throws IOException {
        Setup setup = service.by().map(Setup.USUAL::by).orElse(Setup.USUAL);
        try (var tagger = SequenceTagger.load(service.model(), setup)) {
            service.run("Sequence tagging", TagRoute.of(tagger));
        }
    }
}
