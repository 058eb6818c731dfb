package recurrent4j.tagging.saved;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import recurrent4j.bundle.TokenFit;
import recurrent4j.data.Vocabulary;
import recurrent4j.io.InputException;
import recurrent4j.tagging.crf.LinearChain;
import recurrent4j.tagging.network.RecurrentTagger;
import recurrent4j.tagging.network.TagOutput;
import recurrent4j.tagging.network.TokenEncoding;

/**
 * What the networks' own files do not say.
 *
 * @param tags that networks score, in the order of their scores
 * @param encodings each of different ones once
 * @param networks what belongs to each network
 */
record SavedReading(TagTask task, List<String> tags, List<SavedEncoding> encodings, List<SavedNetwork> networks) {

    /**
     * What belongs to one network.
     *
     * @param encoding the place of how it reads
     * @param chained whether its tags depend on each other
     * @param chain the weights of its linear chain
     */
    record SavedNetwork(int encoding, boolean chained, double[] chain) {}

    /**
     * How a network reads a token: what has a number of its own, in the order of the numbers, without the unknown one behind.
     *
     * @param columns for each further column
     * @param characters none if they are not read
     */
    record SavedEncoding(List<String> words, List<String> shapes, List<List<String>> columns, List<String> characters) {

        private static SavedEncoding of(TokenEncoding encoding) {
            return new SavedEncoding(
                    encoding.words().tokens(),
                    encoding.shapes().tokens(),
                    encoding.columns().stream().map(Vocabulary::tokens).toList(),
                    encoding.characters().map(Vocabulary::tokens).orElse(List.of()));
        }

        TokenEncoding encoding() {
            return new TokenEncoding(
                    Vocabulary.open(words),
                    Vocabulary.open(shapes),
                    columns.stream().map(Vocabulary::open).toList(),
                    Optional.of(characters).filter(known -> !known.isEmpty()).map(Vocabulary::open));
        }
    }

    /** @throws InputException if a network does not belong to the rest */
    SavedReading {
        tags = List.copyOf(tags);
        encodings = List.copyOf(encodings);
        networks = List.copyOf(networks);
        if (!tags.isEmpty() && !Set.copyOf(tags).equals(Set.copyOf(TagOutput.learned(task.tags(), task.scheme())))) {
            throw new InputException("Networks score tags that are not those of the task, %s.", task.tags());
        }
        for (SavedEncoding encoding : encodings) {
            if (encoding.columns().size() != task.columns().size()) {
                throw new InputException(
                        "A network reads %d further columns, of %d.",
                        encoding.columns().size(), task.columns().size());
            }
        }
        for (SavedNetwork network : networks) {
            if (network.encoding() < 0 || network.encoding() >= encodings.size()) {
                throw new InputException(
                        "A network has encoding %d, of %d, counted from 0.", network.encoding(), encodings.size());
            }
            if (network.chain().length != LinearChain.parameters(tags.size())
                    || !DoubleStream.of(network.chain()).allMatch(Double::isFinite)) {
                throw new InputException(
                        "A chain of %d weights, or one that is no finite number, does not fit %d tags.",
                        network.chain().length, tags.size());
            }
        }
    }

    /** Returns what belongs to networks, in the order of their saving. */
    static SavedReading of(TagTask task, List<SavedMember> members) {
        List<String> tags =
                members.isEmpty() ? List.of() : members.get(0).output().tags();
        List<TokenEncoding> encodings =
                members.stream().map(SavedMember::encoding).distinct().toList();
        List<SavedNetwork> networks = new ArrayList<>();
        for (SavedMember member : members) {
            networks.add(new SavedNetwork(
                    encodings.indexOf(member.encoding()),
                    member.output().chained(),
                    member.member().chain()));
        }
        return new SavedReading(
                task, tags, encodings.stream().map(SavedEncoding::of).toList(), networks);
    }

    /** A network of a tagger. */
    record SavedMember(RecurrentTagger.Member member, TokenEncoding encoding, TagOutput output) {}

    /** Returns what a network has to read and to answer, given how it reads. */
    TokenFit fit(TokenEncoding encoding) {
        return new TokenFit(
                encoding.sizes(), encoding.characters().map(Vocabulary::size).orElse(0), tags.size(), labels().size());
    }

    /** A label that all sentences have is none to choose. */
    private List<String> labels() {
        return task.labels().size() > 1 ? task.labels() : List.of();
    }

    /** Returns what a network chooses among. */
    TagOutput output(boolean chained) {
        return new TagOutput(tags, task.scheme(), labels(), chained);
    }
}
