package recurrent4j.sentiment.multilabel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import recurrent4j.bundle.ModelBundle;
import recurrent4j.bundle.RunCard;
import recurrent4j.bundle.SavedChoice;
import recurrent4j.bundle.SequenceFit;
import recurrent4j.eval.Contest;
import recurrent4j.eval.Effort;
import recurrent4j.io.FolderReplacement;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;
import recurrent4j.model.Input;
import recurrent4j.model.Readout;
import recurrent4j.network.Network;
import recurrent4j.sentiment.baseline.LinearClassifier;
import recurrent4j.sentiment.baseline.SavedBaseline;
import recurrent4j.sentiment.classify.RecurrentClassifier;
import recurrent4j.sentiment.classify.RecurrentClassifier.Member;
import recurrent4j.sentiment.classify.SavedReading;
import recurrent4j.sentiment.reviews.Corpus;
import recurrent4j.sentiment.reviews.LabelledTexts;
import recurrent4j.sentiment.reviews.TextEncoding;
import recurrent4j.sentiment.text.Tokenizer;

/**
 * Those who were trained to predict any number of labels as a model on disk, of which one answers: whoever was best on the
 * validation part, a baseline, too, unless another is asked for.
 *
 * @param labels that there are, in the order of all answers
 * @param separator between two labels
 * @param answers the name of whoever answers
 * @param contestants those that were loaded, with whoever answers among them
 * @param names of all that the model holds, whether they were loaded or not
 */
public record SavedLabeller(
        RunCard card,
        List<String> labels,
        String separator,
        String answers,
        List<Thresholded> contestants,
        List<String> names) {

    private static final String READING = "reading";
    private static final String SETS = "label-sets";

    /** Returns all contestants of a training, to be saved; whoever has won answers. */
    static SavedLabeller of(Contest<Thresholded> contest, List<String> labels, String separator, RunCard card) {
        List<Thresholded> kept =
                contest.contestants().stream().filter(SavedLabeller::fits).toList();
        // The few that are too large for a bundle cannot answer; then the best network does.
        Thresholded best = kept.contains(contest.best()) ? contest.best() : contest.bestNetwork();
        List<String> names = kept.stream().map(Thresholded::name).toList();
        return new SavedLabeller(card, labels, separator, best.name(), kept, names);
    }

    private static boolean fits(Thresholded one) {
        return !(one.labeller() instanceof OneVersusRest linear) || linear.fits();
    }

    /** Returns whoever answers. */
    Thresholded answering() {
        return contestants.stream()
                .filter(one -> one.name().equals(answers))
                .findFirst()
                .orElseThrow();
    }

    /** Predicts the labels of texts, in their order. */
    public List<LabelPrediction> predict(List<String> texts, Tokenizer tokenizer) {
        Thresholded asked = answering();
        double[][] probabilities = asked.labeller()
                .probabilities(texts.stream().map(tokenizer::tokens).toList());
        return IntStream.range(0, texts.size())
                .mapToObj(i -> new LabelPrediction(texts.get(i), labels, probabilities[i], asked.threshold()))
                .toList();
    }

    /** Predicts the labels of texts, and writes what is predicted of each, with the end of the line. */
    public List<String> lines(List<String> texts, boolean json) {
        return predict(texts, new Tokenizer()).stream()
                .map(prediction -> json ? prediction.json() + "\n" : prediction.line(separator))
                .toList();
    }

    /** Whether a network answers, of which only one thread can ask at a time. */
    public boolean isNetwork() {
        return answering().labeller() instanceof NetworkLabeller;
    }

    /** Says who answers, from which probability on, and who else could, in one line. */
    public String remark() {
        String others = names.stream().filter(name -> !name.equals(answers)).collect(Collectors.joining("; "));
        return Text.of(
                "%s answers, with the labels whose probability is %.2f or more; --by chooses another: %s.",
                answers, answering().threshold(), others);
    }

    /** Returns the scores of all contestants that were loaded, on other texts, and those of each label of whoever answers. */
    public String scores(LabelledTexts test) {
        var evaluation = LabelEvaluation.onTest(test);
        Contest<Thresholded> contest = evaluation.contest();
        for (Thresholded contestant : contestants) {
            if (contestant.labeller() instanceof NetworkLabeller) {
                contest.enter(contestant, Effort.NONE);
            } else {
                contest.enterBaseline(contestant);
            }
        }
        return contest.scores() + "\n" + evaluation.measures() + "\n" + evaluation.labels(answers);
    }

    /** Saves this. */
    public void save(Path folder) throws IOException {
        List<Member> members = new ArrayList<>();
        List<SavedSets.Linear> linear = new ArrayList<>();
        List<SavedSets.Networks> networks = new ArrayList<>();
        boolean[] frequent = new boolean[labels.size()];
        var bundle = new ModelBundle(card, List.of(), Map.of());
        for (Thresholded one : contestants) {
            if (one.labeller() instanceof MostFrequentSet most) {
                frequent = most.set();
            } else if (one.labeller() instanceof OneVersusRest each) {
                List<SavedBaseline> saved =
                        each.classifiers().stream().map(LinearClassifier::saved).toList();
                var entry = new SavedSets.Linear(one.name(), saved.get(0).kind(), one.threshold());
                linear.add(entry);
                for (int label = 0; label < saved.size(); label++) {
                    bundle = bundle.with(entry.part(label), saved.get(label));
                }
            } else if (one.labeller() instanceof NetworkLabeller together) {
                together.networks().members().stream()
                        .filter(member -> !members.contains(member))
                        .forEach(members::add);
                List<Integer> places = together.networks().members().stream()
                        .map(members::indexOf)
                        .toList();
                networks.add(new SavedSets.Networks(one.name(), places, one.threshold()));
            }
        }
        bundle = bundle.with(READING, SavedReading.of(answers, labels, members))
                .with(SETS, new SavedSets(answers, separator, frequent, linear, networks));
        List<Network> all = members.stream().map(Member::network).toList();
        new ModelBundle(bundle.card(), all, bundle.parts()).save(folder);
    }

    /** Whether a folder holds a model of several labels a text, and none of one label. */
    public static boolean is(Path folder) {
        return Files.exists(FolderReplacement.current(folder).resolve(SETS + ".json"));
    }

    /**
     * Loads what {@link #save} has saved, and of the networks only those that are needed.
     *
     * @param installed lets an engine compute a network
     */
    public static SavedLabeller load(Path folder, SavedChoice.Asked asked, UnaryOperator<Network> installed)
            throws IOException {
        var loading = new Loading(folder, asked);
        ModelBundle bundle = ModelBundle.load(folder, Corpus.APP, loading, installed);
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < bundle.networks().size(); i++) {
            members.add(new Member(
                    bundle.networks().get(i),
                    loading.encoding(loading.choice.places().get(i))));
        }
        return loading.labeller(bundle, members);
    }

    /** Finds out which contestants are needed, and which networks these are. */
    private static final class Loading implements ModelBundle.Choice {

        private final Path folder;
        private final SavedChoice.Asked asked;
        private SavedReading reading;
        private SavedSets sets;
        private SavedChoice choice;

        Loading(Path folder, SavedChoice.Asked asked) {
            this.folder = folder;
            this.asked = asked;
        }

        @Override
        public List<ModelBundle.Wanted> of(ModelBundle bundle) throws IOException {
            reading = bundle.part(READING, SavedReading.class);
            sets = bundle.part(SETS, SavedSets.class);
            try {
                sets.require(reading.labels().size(), reading.places().size());
            } catch (InputException e) {
                throw refused(SETS, e);
            }
            choice = SavedChoice.of(asked, sets.saved(), sets.networks());
            var output = new Readout.Label(reading.labels().size())
                    .ofSeveral(reading.labels().size());
            return choice.wanted(
                    place -> new SequenceFit(new Input.Embedding(encoding(place).sizes(), 1, 0), output));
        }

        TextEncoding encoding(int place) {
            return reading.encodings().get(reading.places().get(place)).encoding();
        }

        SavedLabeller labeller(ModelBundle bundle, List<Member> members) throws IOException {
            List<Thresholded> loaded = new ArrayList<>();
            var frequent = new MostFrequentSet(sets.frequent());
            if (choice.includes(frequent.name())) {
                loaded.add(new Thresholded(frequent, Thresholded.USUAL));
            }
            for (SavedSets.Linear one : sets.linear()) {
                if (choice.includes(one.name())) {
                    loaded.add(new Thresholded(linear(bundle, one), one.threshold()));
                }
            }
            for (SavedSets.Networks one : sets.networks()) {
                if (choice.includes(one.name())) {
                    var networks = new RecurrentClassifier(one.name(), choice.of(one, members));
                    loaded.add(new Thresholded(new NetworkLabeller(networks), one.threshold()));
                }
            }
            return new SavedLabeller(
                    bundle.card(),
                    reading.labels(),
                    sets.separator(),
                    choice.answers(),
                    List.copyOf(loaded),
                    sets.names());
        }

        private OneVersusRest linear(ModelBundle bundle, SavedSets.Linear one) throws IOException {
            List<LinearClassifier> classifiers = new ArrayList<>();
            for (int label = 0; label < reading.labels().size(); label++) {
                SavedBaseline saved = bundle.part(one.part(label), SavedBaseline.class);
                try {
                    classifiers.add(saved.classifier(2));
                } catch (InputException e) {
                    throw refused(one.part(label), e);
                }
            }
            return new OneVersusRest(classifiers);
        }

        private IOException refused(String part, InputException reason) {
            return new IOException(
                    "The %s.json of the bundle %s cannot be used: %s Train and save the model again."
                            .formatted(part, folder, reason.getMessage()),
                    reason);
        }
    }
}
