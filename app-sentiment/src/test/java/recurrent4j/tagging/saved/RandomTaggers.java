package recurrent4j.tagging.saved;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import recurrent4j.bundle.RunCard;
import recurrent4j.data.Split;
import recurrent4j.eval.DataSource;
import recurrent4j.eval.Effort;
import recurrent4j.eval.Entry;
import recurrent4j.eval.Environment;
import recurrent4j.eval.Measured;
import recurrent4j.eval.Metric;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Score;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Engine;
import recurrent4j.network.Network;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.corpus.SentenceFormat;
import recurrent4j.tagging.corpus.TaggedCorpus;
import recurrent4j.tagging.crf.LinearChain;
import recurrent4j.tagging.evaluate.Tagger;
import recurrent4j.tagging.network.RecurrentTagger;
import recurrent4j.tagging.network.TagOutput;
import recurrent4j.tagging.network.TaggerSpec;
import recurrent4j.tagging.network.TokenEncoding;
import recurrent4j.tagging.scheme.TagScheme;

/** Sentences, and taggers that answer by chance, but always the same. */
public final class RandomTaggers {

    static final Provenance PROVENANCE = new Provenance(
            TaggedCorpus.APP, "train", 1, new DataSource("sentences", "", "", "0", 4), Environment.here("stock", 1));

    /** The sentences of {@link #corpus}. */
    public static final List<Sentence> SENTENCES = List.of(
            sentence("Barack Obama visited Paris .", "B-person I-person O B-location O", "visit"),
            sentence("He met Angela Merkel in Berlin", "O O B-person I-person O B-location", "meet"),
            sentence("It rained 3 days", "O O O O", "weather"),
            sentence("Paris , Texas", "B-location O B-location", "visit"));

    private static final Score SCORE = Score.of(
            Entry.baseline("Most frequent tag", 9), Effort.NONE, new Metric("F1", false), new Measured(0.5, 0.4));

    private RandomTaggers() {}

    private static Sentence sentence(String words, String tags, String label) {
        return new Sentence(List.of(words.split(" ")), List.of(), List.of(tags.split(" ")), Optional.of(label));
    }

    /** Returns the sentences of a small corpus, the same in each part. */
    public static TaggedCorpus corpus() {
        return new TaggedCorpus(
                "sentences",
                new Split<>(SENTENCES, SENTENCES, SENTENCES),
                TagScheme.IOB2,
                List.of(),
                PROVENANCE.data(),
                List.of());
    }

    /** Returns taggers as those of a training, of which the first answers. */
    public static SavedTagger saved(Tagger... taggers) {
        List<String> names = Stream.of(taggers).map(Tagger::name).toList();
        return new SavedTagger(
                RunCard.of(PROVENANCE, List.of(SCORE)),
                TagTask.of(corpus()),
                Learned.of(SentenceFormat.USUAL, corpus()),
                names.get(0),
                List.of(taggers),
                names);
    }

    /** Saves them as a model. */
    public static void save(Path folder, Tagger... taggers) throws IOException {
        saved(taggers).save(folder);
    }

    /** Returns a tagger of so many networks with random weights. */
    public static RecurrentTagger tagger(String name, int networks, boolean characters, boolean chained) {
        TagOutput output = TagOutput.fit(SENTENCES, TagScheme.IOB2, chained);
        var encoding = TokenEncoding.fit(SENTENCES, new TokenEncoding.Settings(1, characters));
        RecurrentStack stack = RecurrentStack.of(Cell.LSTM, 4).reading(Direction.BIDIRECTIONAL);
        var design = TaggerSpec.design(encoding, output, stack, new TaggerSpec.Sizes(3, 2, 2, 2, 2));
        List<RecurrentTagger.Member> members = new ArrayList<>();
        for (int i = 0; i < networks; i++) {
            Network network = Network.of(design, 0.001, 7 + i);
            network.weights().muli(5);
            double[] chain = new Random(i)
                    .doubles(LinearChain.parameters(output.tags().size()), -1, 1)
                    .toArray();
            members.add(new RecurrentTagger.Member(Engine.usual().install(network, 1), chain));
        }
        return new RecurrentTagger(name, encoding, output, members);
    }
}
