package recurrent4j.seq2seq.saved;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import recurrent4j.bundle.ModelBundle;
import recurrent4j.bundle.SavedChoice;
import recurrent4j.bundle.TokenFit;
import recurrent4j.io.InputException;
import recurrent4j.io.Json;
import recurrent4j.network.EncoderDecoderNetwork;
import recurrent4j.network.Network;
import recurrent4j.seq2seq.baseline.Baseline;
import recurrent4j.seq2seq.corpus.ParallelCorpus;
import recurrent4j.seq2seq.evaluate.Seq2SeqModel;
import recurrent4j.seq2seq.network.RecurrentTranslator;
import recurrent4j.seq2seq.tokens.PairTokenizer;

/** The parts of a bundle of encoder-decoders, but for the networks themselves. */
record SavedParts(PairTokenizer tokenizer, SavedContestants contestants, Learned learned) {

    private static final String TOKENS = "tokens";
    private static final String CONTESTANTS = "contestants";
    private static final String LEARNED = "learned";

    static void save(SavedTranslator saved, Path folder) throws IOException {
        List<Network> all = new ArrayList<>();
        List<SavedContestants.Networks> networks = new ArrayList<>();
        List<SavedEntry> baselines = new ArrayList<>();
        var bundle = new ModelBundle(saved.card(), List.of(), Map.of());
        for (Seq2SeqModel contestant : saved.contestants()) {
            if (contestant instanceof Baseline baseline) {
                SavedEntry entry = SavedEntry.of(baseline);
                baselines.add(entry);
                bundle = bundle.with(entry.part(), baseline.saved());
            } else if (contestant instanceof RecurrentTranslator together) {
                List<Integer> places = new ArrayList<>();
                for (EncoderDecoderNetwork member : together.members()) {
                    places.add(all.size());
                    all.add(member.network());
                }
                boolean tied = together.members().get(0).tied();
                networks.add(new SavedContestants.Networks(
                        together.name(), places, tied, SavedDecoding.of(together.settings())));
            }
        }
        bundle = bundle.with(TOKENS, Json.mapper().readTree(saved.tokenizer().json()))
                .with(CONTESTANTS, new SavedContestants(saved.answers(), baselines, networks))
                .with(LEARNED, saved.learned());
        new ModelBundle(bundle.card(), all, bundle.parts()).save(folder);
    }

    static SavedTranslator load(Path folder, SavedChoice.Asked asked, UnaryOperator<Network> installed)
            throws IOException {
        var loading = new Loading(folder, asked);
        ModelBundle bundle = ModelBundle.load(folder, ParallelCorpus.APP, loading, installed);
        return loading.translator(bundle, bundle.networks());
    }

    private static SavedParts of(ModelBundle bundle, Path folder) throws IOException {
        SavedContestants contestants = bundle.part(CONTESTANTS, SavedContestants.class);
        try {
            contestants.require(bundle.card().networks());
        } catch (InputException e) {
            throw new IOException(
                    "The parts of the bundle %s do not belong to one model: %s Train and save the model again."
                            .formatted(folder, e.getMessage()),
                    e);
        }
        return new SavedParts(tokenizer(bundle, folder), contestants, bundle.part(LEARNED, Learned.class));
    }

    private static PairTokenizer tokenizer(ModelBundle bundle, Path folder) throws IOException {
        JsonNode tokens = bundle.part(TOKENS, JsonNode.class);
        try {
            return PairTokenizer.ofJson(tokens.toString());
        } catch (IOException e) {
            throw unusable(TOKENS, folder, e);
        }
    }

    private static IOException unusable(String part, Path folder, Exception reason) {
        return new IOException(
                "The %s.json of the bundle %s cannot be used: %s Train and save the model again."
                        .formatted(part, folder, reason.getMessage()),
                reason);
    }

    /** Finds out which contestants are needed, and which networks these are. */
    private static final class Loading implements ModelBundle.Choice {

        private final Path folder;
        private final SavedChoice.Asked asked;
        private SavedParts parts;
        private SavedChoice choice;

        Loading(Path folder, SavedChoice.Asked asked) {
            this.folder = folder;
            this.asked = asked;
        }

        @Override
        public List<ModelBundle.Wanted> of(ModelBundle bundle) throws IOException {
            parts = SavedParts.of(bundle, folder);
            choice = SavedChoice.of(
                    asked, parts.contestants().names(), parts.contestants().networks());
            int source = parts.tokenizer().source().size();
            int target = parts.tokenizer().target().size();
            var fit = new TokenFit(List.of(source, target), 0, target, 0);
            return choice.wanted(place -> fit);
        }

        SavedTranslator translator(ModelBundle bundle, List<Network> networks) throws IOException {
            List<Seq2SeqModel> loaded = new ArrayList<>();
            for (SavedEntry baseline : parts.contestants().baselines()) {
                if (choice.includes(baseline.name())) {
                    loaded.add(loaded(bundle, baseline));
                }
            }
            for (SavedContestants.Networks together : parts.contestants().networks()) {
                if (choice.includes(together.name())) {
                    loaded.add(new RecurrentTranslator(
                            together.name(),
                            parts.tokenizer(),
                            choice.of(together, networks).stream()
                                    .map(network -> new EncoderDecoderNetwork(network, together.tied()))
                                    .toList(),
                            together.decoding().settings()));
                }
            }
            return new SavedTranslator(
                    bundle.card(),
                    parts.tokenizer(),
                    parts.learned(),
                    choice.answers(),
                    loaded,
                    parts.contestants().names().all());
        }

        private Baseline loaded(ModelBundle bundle, SavedEntry baseline) throws IOException {
            try {
                return baseline.baseline(bundle, parts.tokenizer());
            } catch (InputException e) {
                throw unusable(baseline.part(), folder, e);
            }
        }
    }
}
