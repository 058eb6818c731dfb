package recurrent4j.tagging.saved;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import recurrent4j.bundle.ModelBundle;
import recurrent4j.bundle.SavedChoice;
import recurrent4j.io.InputException;
import recurrent4j.network.Network;
import recurrent4j.tagging.corpus.TaggedCorpus;
import recurrent4j.tagging.evaluate.Tagger;
import recurrent4j.tagging.network.RecurrentTagger;
import recurrent4j.tagging.network.RecurrentTagger.Member;
import recurrent4j.tagging.network.TokenEncoding;
import recurrent4j.tagging.saved.SavedReading.SavedMember;
import recurrent4j.tagging.saved.SavedReading.SavedNetwork;

/** The parts of a bundle of taggers, but for the networks themselves. */
record SavedParts(SavedReading reading, SavedContestants contestants, Learned learned) {

    private static final String READING = "reading";
    private static final String CONTESTANTS = "contestants";
    private static final String LEARNED = "learned";

    static void save(SavedTagger saved, Path folder) throws IOException {
        List<SavedMember> members = new ArrayList<>();
        List<SavedContestants.Networks> networks = new ArrayList<>();
        List<SavedBaseline> baselines = new ArrayList<>();
        var bundle = new ModelBundle(saved.card(), List.of(), Map.of());
        for (Tagger contestant : saved.contestants()) {
            Optional<SavedBaseline> baseline = SavedBaseline.of(contestant);
            if (baseline.isPresent()) {
                baselines.add(baseline.get());
                bundle = bundle.with(baseline.get().part(), SavedBaseline.part(contestant));
            } else if (contestant instanceof RecurrentTagger together) {
                List<Integer> places = new ArrayList<>();
                for (Member member : together.members()) {
                    places.add(members.size());
                    members.add(new SavedMember(member, together.encoding(), together.output()));
                }
                networks.add(new SavedContestants.Networks(together.name(), places));
            }
        }
        List<Network> all =
                members.stream().map(member -> member.member().network()).toList();
        bundle = bundle.with(READING, SavedReading.of(saved.task(), members))
                .with(CONTESTANTS, new SavedContestants(saved.answers(), baselines, networks))
                .with(LEARNED, saved.learned());
        new ModelBundle(bundle.card(), all, bundle.parts()).save(folder);
    }

    static SavedTagger load(Path folder, SavedChoice.Asked asked, UnaryOperator<Network> installed) throws IOException {
        var loading = new Loading(folder, asked);
        ModelBundle bundle = ModelBundle.load(folder, TaggedCorpus.APP, loading, installed);
        return loading.tagger(bundle, bundle.networks());
    }

    private static SavedParts of(ModelBundle bundle, Path folder) throws IOException {
        SavedReading reading = bundle.part(READING, SavedReading.class);
        SavedContestants contestants = bundle.part(CONTESTANTS, SavedContestants.class);
        int networks = bundle.card().networks();
        try {
            if (networks != reading.networks().size()) {
                throw new InputException(
                        "it has %d networks, and says of %d what they read.",
                        networks, reading.networks().size());
            }
            contestants.require(reading.networks());
        } catch (InputException e) {
            throw new IOException(
                    "The parts of the bundle %s do not belong to one model: %s Train and save the model again."
                            .formatted(folder, e.getMessage()),
                    e);
        }
        return new SavedParts(reading, contestants, bundle.part(LEARNED, Learned.class));
    }

    /** Finds out which contestants are needed, and which networks these are. */
    private static final class Loading implements ModelBundle.Choice {

        private final Path folder;
        private final SavedChoice.Asked asked;
        private SavedParts parts;
        private List<TokenEncoding> encodings;
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
            return choice.wanted(place -> parts.reading().fit(encoding(place)));
        }

        private TokenEncoding encoding(int place) {
            return encodings.get(parts.reading().networks().get(place).encoding());
        }

        SavedTagger tagger(ModelBundle bundle, List<Network> networks) throws IOException {
            List<Tagger> loaded = new ArrayList<>();
            for (SavedBaseline baseline : parts.contestants().baselines()) {
                if (choice.includes(baseline.name())) {
                    loaded.add(loaded(bundle, baseline));
                }
            }
            for (SavedContestants.Networks together : parts.contestants().networks()) {
                if (choice.includes(together.name())) {
                    loaded.add(together(together, networks));
                }
            }
            return new SavedTagger(
                    bundle.card(),
                    parts.reading().task(),
                    parts.learned(),
                    choice.answers(),
                    loaded,
                    parts.contestants().names().all());
        }

        private Tagger loaded(ModelBundle bundle, SavedBaseline baseline) throws IOException {
            try {
                Tagger tagger = baseline.tagger(bundle, parts.reading().task());
                if (!tagger.name().equals(baseline.name())) {
                    throw new InputException("It holds %s.", tagger.name());
                }
                return tagger;
            } catch (InputException e) {
                throw new IOException(
                        "The %s.json of the bundle %s cannot be used: %s Train and save the model again."
                                .formatted(baseline.part(), folder, e.getMessage()),
                        e);
            }
        }

        private RecurrentTagger together(SavedContestants.Networks together, List<Network> networks) {
            List<Network> own = choice.of(together, networks);
            List<Member> members = new ArrayList<>();
            for (int place : together.members()) {
                double[] chain = parts.reading().networks().get(place).chain();
                members.add(new Member(own.get(members.size()), chain));
            }
            SavedNetwork first =
                    parts.reading().networks().get(together.members().get(0));
            return new RecurrentTagger(
                    together.name(),
                    encoding(together.members().get(0)),
                    parts.reading().output(first.chained()),
                    members);
        }
    }
}
