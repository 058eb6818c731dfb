package recurrent4j.seq2seq;

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
import recurrent4j.seq2seq.Translator.Setup;
import recurrent4j.seq2seq.corpus.Pair;
import recurrent4j.seq2seq.corpus.ParallelCorpus;
import recurrent4j.seq2seq.decode.DecodingSettings;
import recurrent4j.seq2seq.evaluate.RewrittenPage;
import recurrent4j.seq2seq.evaluate.Scoring;
import recurrent4j.seq2seq.evaluate.Seq2SeqModel;
import recurrent4j.seq2seq.evaluate.Seq2SeqReport;
import recurrent4j.seq2seq.evaluate.ValidationExamples;
import recurrent4j.seq2seq.network.Seq2SeqContest;
import recurrent4j.seq2seq.network.Seq2SeqSettings;
import recurrent4j.seq2seq.network.Seq2SeqSpec;
import recurrent4j.seq2seq.network.Seq2SeqTrainer;
import recurrent4j.seq2seq.saved.Learned;
import recurrent4j.seq2seq.saved.SavedTranslator;
import recurrent4j.seq2seq.tokens.PairTokenizer;

/** Rewrites texts as other texts: trains encoder-decoders on pairs, says how good they are, and lets them answer. */
@Command(
        name = ParallelCorpus.APP,
        addMethodSubcommands = false,
        mixinStandardHelpOptions = true,
        description =
                "Encoder-decoders with attention: translation, conversion of one notation into another, chat, and texts"
                        + " for labels, beside baselines. Without a command: train, on dates in words and as ISO 8601.",
        footer = {
            "  seq2seq train --data add",
            "  seq2seq train --source train.en --target train.de",
            "  seq2seq translate --model runs/seq2seq/train/model 'A dog runs.'",
            "  seq2seq evaluate --model runs/seq2seq/train/model \\",
            "    --source test.en --target test.de"
        })
@UsualValues.By(Seq2SeqDefaultOptions.class)
public final class Seq2SeqApp {

    @Spec
    private CommandSpec spec;

    /** Runs a command; without arguments, a network learns to read dates. */
    public static void main(String... args) {
        String experiment = "A network learns from dates as people write them those of ISO 8601, and is compared with"
                + " baselines: a minute.";
        Cli.main(new Seq2SeqApp(), "train", experiment, args);
    }

    @Command(
            description = "Train networks on pairs of texts and score them beside baselines.",
            footer = {
                "  seq2seq train --data add",
                "  seq2seq train --source train.en.gz --target train.de.gz --tokens BYTE_PAIRS",
                "  seq2seq train --data fra-eng.tsv --attention NONE",
                "  seq2seq train --data g2p --only fre",
                "  seq2seq train --data chat.txt --format TURNS",
                "  seq2seq train --data names",
                "  seq2seq train --data add --resume"
            },
            mixinStandardHelpOptions = true)
    void train(
            @Mixin Seq2SeqSourceOptions source,
            @Mixin Seq2SeqTokenOptions tokens,
            @Mixin Seq2SeqModelOptions model,
            @Mixin Seq2SeqDecodingOptions decoding,
            @Mixin Seq2SeqScoringOptions scores,
            @Mixin EngineOptions engines,
            @Mixin RunOptions runs)
            throws IOException {
        decoding.check();
        Cli.doing("Reading the pairs …");
        ParallelCorpus corpus = source.corpus(model.seed());
        PairTokenizer tokenizer = tokens.tokenizer(corpus);
        Seq2SeqSettings settings = model.settings(source.suited(corpus, model.seed()));
        Seq2SeqSpec network = model.network(tokenizer, settings);
        network.requireMemory(corpus.parts().training());
        DecodingSettings search = decoding.settings(DecodingSettings.suited(corpus.task()));
        network.require(search);
        runs.check(ParallelCorpus.APP, corpus.shortName());
        corpus.remarks().forEach(System.err::println);
        System.err.println(corpus.sentence());
        System.err.println(settings.reason(corpus));
        engines.start();
        var provenance = Cli.provenance(spec, engines, model.seed(), corpus.source());
        Run run = runs.open(corpus.shortName(), provenance, List.of(network.settings() + scores.settings()));

        Cli.doing("Fitting the baselines …");
        var all = Seq2SeqContest.of(corpus, scores.scoring(Scoring.of(corpus)));
        Contest<Seq2SeqModel> contest = all.contest();
        if (model.baselines()) {
            all.enterBaselines(tokenizer);
        } else {
            all.enterFirstBaseline(tokenizer);
            System.err.println("All baselines but one are left out, without which no network can be called good.");
        }
        var examples = new ValidationExamples(System.err::println, network.networks());
        all.train(
                network,
                search,
                new Seq2SeqTrainer(
                        corpus.parts(),
                        all.evaluation().validationError().map(examples::watching),
                        engines.engine(),
                        engines.ensembles(run),
                        run::checkpoint));
        System.out.println(contest.scores());
        all.evaluation().measures().forEach(System.out::println);
        all.evaluation().remarks(contest.scores()).forEach(System.err::println);
        var learned = Learned.of(corpus, tokenizer, all.evaluation().scoring());
        var saved = SavedTranslator.of(contest, tokenizer, learned, run.card(contest.scores()));
        saved.save(run.bundle());
        saved.leftOut(contest).ifPresent(System.err::println);
        new Seq2SeqReport(
                        "Encoder-decoder: " + corpus.name(), contest, all.evaluation(), all.trained(), corpus.remarks())
                .write(run.path(), run.provenance(), saved.answers());
        System.out.println(run.ending("translate --model MODEL 'A text of your own.'"));
        saved.remark().ifPresent(System.err::println);
    }

    @Command(
            description = "Score a saved model beside baselines on other pairs.",
            footer = {
                "  seq2seq evaluate --model runs/seq2seq/train/model \\",
                "    --source test.en --target test.de --lower-case",
                "  seq2seq evaluate --model runs/seq2seq/dates/model --data mine.tsv"
            },
            mixinStandardHelpOptions = true)
    void evaluate(
            @Mixin Seq2SeqEvaluationOptions options, @Mixin Seq2SeqTestOptions source, @Mixin EngineOptions engines)
            throws IOException {
        source.check();
        engines.start();
        SavedTranslator saved = options.model(engines);
        List<Pair> test = source.pairs(saved, System.err::println);
        source.warning(saved.card()).ifPresent(System.out::println);
        var evaluation = options.evaluation(saved, test);
        Contest<Seq2SeqModel> contest = evaluation.contest();
        saved.enter(contest);
        System.out.println(contest.scores());
        evaluation.measures().forEach(System.out::println);
        System.out.println(evaluation.test().everyModelByGroup());
        evaluation.remarks(contest.scores()).forEach(System.err::println);
    }

    @Command(
            description =
                    "Rewrite texts by a saved model, on standard output: arguments, lines of a file or of standard"
                            + " input, or a label.",
            footer = {
                "  seq2seq translate --model runs/seq2seq/dates/model '3rd of May 2016'",
                "  seq2seq translate --model runs/seq2seq/train/model --beam 10 --n-best 5 \\",
                "    'A dog runs.'",
                "  cat texts.en | seq2seq translate --model runs/seq2seq/train/model --as JSON",
                "  seq2seq translate --model runs/seq2seq/names/model --label Italian --n-best 5",
                "  seq2seq translate --model runs/seq2seq/dates/model --explain --out page \\",
                "    '3rd of May 2016'"
            },
            mixinStandardHelpOptions = true)
    void translate(@Mixin Seq2SeqApplyOptions options, @Mixin EngineOptions engines) throws IOException {
        options.check();
        SavedTranslator saved = options.model(engines);
        saved.remark().ifPresent(System.err::println);
        if (options.interactive()) {
            System.err.println("Type a text and press Enter; Ctrl-D ends.");
        }
        options.apply(saved, System.err::println);
        if (options.out().isPresent()) {
            List<RewrittenPage.Answer> made = options.explained(saved);
            var card = saved.card();
            var asked = Cli.provenance(
                    spec, engines, card.provenance().seed(), card.provenance().data());
            Path page = new RewrittenPage(
                            saved.answers(), card.scoreboard(saved.learned().metric()), card.provenance(), made)
                    .write(options.out().get(), asked);
            System.err.println("The page is " + page);
        }
    }

    @Command(
            description = "Talk to a saved model: a reply to each line, until Ctrl-D.",
            footer = {
                "  seq2seq chat --model runs/seq2seq/chat/model",
                "  seq2seq chat --model runs/seq2seq/chat/model --temperature 1 --top-p 0.95",
                "  echo 'How are you?' | seq2seq chat --model runs/seq2seq/chat/model --beam 5"
            },
            mixinStandardHelpOptions = true)
    void chat(@Mixin Seq2SeqChatOptions options, @Mixin EngineOptions engines) throws IOException {
        options.check();
        SavedTranslator saved = options.model(engines);
        saved.remark().ifPresent(System.err::println);
        options.talk(saved, System.err::println);
    }

    @Command(
            description = "Answer by a saved model over HTTP, in JSON, until the program is stopped.",
            footer = {
                "  seq2seq serve --model runs/seq2seq/dates/model --port 8080",
                "  curl -H 'Content-Type: application/json' \\",
                "    -d '{\"text\": \"3rd of May 2016\"}' localhost:8080/translate"
            },
            mixinStandardHelpOptions = true)
    void serve(@Mixin ServeOptions service) throws IOException {
        Setup setup = service.by().map(Setup.USUAL::by).orElse(Setup.USUAL);
        try (var translator = Translator.load(service.model(), setup)) {
            service.run("Rewriting of texts", TranslateRoute.of(translator));
        }
    }
}
