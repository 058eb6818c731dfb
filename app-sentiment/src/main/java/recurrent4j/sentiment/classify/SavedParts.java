package recurrent4j.sentiment.classify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import recurrent4j.bundle.ModelBundle;
import recurrent4j.bundle.SavedChoice;
import recurrent4j.bundle.SequenceFit;
import recurrent4j.io.InputException;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.network.Network;
import recurrent4j.sentiment.baseline.LinearClassifier;
import recurrent4j.sentiment.baseline.MajorityClass;
import recurrent4j.sentiment.baseline.SavedBaseline;
import recurrent4j.sentiment.classify.RecurrentClassifier.Member;
import recurrent4j.sentiment.classify.SavedClassifier.Learned;
import recurrent4j.sentiment.evaluate.CalibratedClassifier;
import recurrent4j.sentiment.evaluate.SentimentClassifier;
import recurrent4j.sentiment.evaluate.Temperature;
import recurrent4j.sentiment.reviews.Corpus;
import recurrent4j.sentiment.reviews.TextEncoding;

/** The parts of a bundle of classifiers, but for the linear ones and the networks themselves. */
record SavedParts(SavedReading reading, SavedContestants contestants, Learned learned) {

    private static final String READING = "reading";
    private static final String CONTESTANTS = "contestants";
    private static final String LEARNED = "learned";

    static void save(SavedClassifier saved, Path folder) throws IOException {
        List<Member> members = new ArrayList<>();
        List<SavedContestants.Linear> linear = new ArrayList<>();
        List<SavedContestants.Networks> networks = new ArrayList<>();
        var bundle = new ModelBundle(saved.card(), List.of(), Map.of());
        for (SentimentClassifier contestant : saved.contestants()) {
            Temperature temperature = CalibratedClassifier.temperature(contestant);
            SentimentClassifier raw = CalibratedClassifier.raw(contestant);
            if (raw instanceof RecurrentClassifier together) {
                together.members().stream()
                        .filter(member -> !members.contains(member))
                        .forEach(members::add);
                List<Integer> places =
                        together.members().stream().map(members::indexOf).toList();
                networks.add(new SavedContestants.Networks(raw.name(), places, temperature));
            } else if (raw instanceof LinearClassifier fitted) {
                SavedBaseline baseline = fitted.saved();
                var entry = new SavedContestants.Linear(raw.name(), baseline.kind(), temperature);
                linear.add(entry);
                bundle = bundle.with(entry.part(), baseline);
            }
        }
        String majority = saved.majorityClass().name();
        bundle = bundle.with(READING, SavedReading.of(saved.answers(), saved.labels(), members))
                .with(CONTESTANTS, new SavedContestants(saved.answers(), majority, linear, networks))
                .with(LEARNED, saved.learned());
        List<Network> all = members.stream().map(Member::network).toList();
        new ModelBundle(bundle.card(), all, bundle.parts()).save(folder);
    }

    static SavedClassifier load(Path folder, SavedChoice.Asked asked, UnaryOperator<Network> installed)
            throws IOException {
        var loading = new Loading(folder, asked);
        ModelBundle bundle = ModelBundle.load(folder, Corpus.APP, loading, installed);
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < bundle.networks().size(); i++) {
            TextEncoding encoding = loading.encoding(loading.choice.places().get(i));
            members.add(new Member(bundle.networks().get(i), encoding));
        }
        return loading.classifier(bundle, members);
    }

    private static SavedParts of(ModelBundle bundle, Path folder) throws IOException {
        SavedReading reading = bundle.part(READING, SavedReading.class);
        int networks = bundle.card().networks();
        if (networks != reading.places().size()) {
            throw new IOException(
                    "The parts of the bundle %s do not belong to one model: it has %d networks, and says of %d what they read; train and save the model again."
                            .formatted(folder, networks, reading.places().size()));
        }
        // Bundles of before have no other contestants than their networks.
        SavedContestants contestants = bundle.parts().containsKey(CONTESTANTS)
                ? bundle.part(CONTESTANTS, SavedContestants.class)
                : SavedContestants.of(reading.name(), networks);
        Learned learned = bundle.part(LEARNED, Learned.class);
        if (learned.shares().length != reading.labels().size()
                || Arrays.stream(learned.shares()).anyMatch(share -> !(share >= 0 && share <= 1))) {
            throw new IOException(
                    "The bundle %s does not say of each of its %d classes which share of the texts it had; train and save the model again."
                            .formatted(folder, reading.labels().size()));
        }
        try {
            contestants.require(networks);
        } catch (InputException e) {
            throw new IOException(
                    "The parts of the bundle %s do not belong to one model: %s".formatted(folder, e.getMessage()), e);
        }
        return new SavedParts(reading, contestants, learned);
    }

    /** Finds out which contestants are needed, and which networks these are. */
    private static final class Loading implements ModelBundle.Choice {

        private final Path folder;
        private final SavedChoice.Asked asked;
        private SavedParts parts;
        private List<TextEncoding> encodings;
        private SavedChoice choice;

        Loading(Path folder, SavedChoice.Asked asked) {
            this.folder = folder;
            this.asked = asked;
        }

        @Override
        public List<ModelBundle.Wanted> of(ModelBundle bundle) throws IOException {
            parts = SavedParts.of(bundle, folder);
            SavedContestants contestants = parts.contestants();
            choice = SavedChoice.of(asked, contestants.names(), contestants.networks());
            encodings = parts.reading().encodings().stream()
                    .map(SavedReading.SavedEncoding::encoding)
                    .toList();
            var output = new Readout.Label(parts.reading().labels().size());
            return choice.wanted(
                    place -> new SequenceFit(new Input.Embedding(encoding(place).sizes(), 1, 0), output));
        }

        private TextEncoding encoding(int place) {
            return encodings.get(parts.reading().places().get(place));
        }

        SavedClassifier classifier(ModelBundle bundle, List<Member> members) throws IOException {
            SavedContestants contestants = parts.contestants();
            boolean kept = bundle.parts().containsKey(CONTESTANTS);
            List<SentimentClassifier> loaded = new ArrayList<>();
            if (kept && choice.includes(contestants.majority())) {
                loaded.add(new MajorityClass(parts.learned().shares()));
            }
            for (SavedContestants.Linear one : contestants.linear()) {
                if (choice.includes(one.name())) {
                    loaded.add(new CalibratedClassifier(linear(bundle, one), one.temperature()));
                }
            }
            for (SavedContestants.Networks together : contestants.networks()) {
                if (choice.includes(together.name())) {
                    loaded.add(new CalibratedClassifier(
                            new RecurrentClassifier(together.name(), choice.of(together, members)),
                            together.temperature()));
                }
            }
            return new SavedClassifier(
                    bundle.card(),
                    parts.reading().labels(),
                    parts.learned(),
                    choice.answers(),
                    List.copyOf(loaded),
                    kept ? contestants.names().all() : List.of(choice.answers()));
        }

        private LinearClassifier linear(ModelBundle bundle, SavedContestants.Linear one) throws IOException {
            SavedBaseline baseline = bundle.part(one.part(), SavedBaseline.class);
            try {
                LinearClassifier classifier =
                        baseline.classifier(parts.reading().labels().size());
                if (!classifier.name().equals(one.name())) {
                    throw new InputException("%s holds %s.", one.part(), classifier.name());
                }
                return classifier;
            } catch (InputException e) {
                throw new IOException(
                        "The %s.json of the bundle %s cannot be used: %s; train and save the model again."
                                .formatted(one.part(), folder, e.getMessage()),
                        e);
            }
        }
    }
}
