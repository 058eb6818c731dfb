package recurrent4j.seq2seq;

import java.io.IOException;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import recurrent4j.cli.EngineOptions;
import recurrent4j.cli.Heading;
import recurrent4j.cli.StandardOutput;
import recurrent4j.io.TextOutput;
import recurrent4j.io.Utf8Reader;
import recurrent4j.seq2seq.apply.ChatLoop;
import recurrent4j.seq2seq.apply.SavedRewriter;
import recurrent4j.seq2seq.decode.DecodingSettings;
import recurrent4j.seq2seq.decode.Search;
import recurrent4j.seq2seq.decode.Unknowns;
import recurrent4j.seq2seq.saved.SavedTranslator;

/** The options of a conversation. */
@Heading("Model and texts")
final class Seq2SeqChatOptions {

    @Mixin
    private Seq2SeqSavedOptions saved;

    @Mixin
    private Seq2SeqDecodingOptions decoding;

    /** Refuses options that contradict each other, before anything is loaded. */
    void check() {
        decoding.check();
    }

    /** Loads the model. */
    SavedTranslator model(EngineOptions engines) throws IOException {
        return saved.load(engines);
    }

    /** Returns how replies are found unless it is said otherwise: drawn, so that they differ, of words that are known. */
    static DecodingSettings usual(DecodingSettings trained) {
        return trained.with(Search.Sampling.USUAL).with(Unknowns.AVOID);
    }

    /** Lets a model reply to each line of standard input. */
    void talk(SavedTranslator model, Consumer<String> remarks) throws IOException {
        var rewriter = SavedRewriter.of(model, trained -> saved.settings(decoding, usual(trained), 1));
        decoding.remark(model, false).ifPresent(remarks);
        var output = new TextOutput(new StandardOutput());
        try (var lines = new Utf8Reader("Standard input", System.in)) {
            new ChatLoop(rewriter, output, System.console() != null, remarks).talk(lines);
        }
    }
}
