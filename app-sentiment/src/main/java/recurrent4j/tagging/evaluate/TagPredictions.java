package recurrent4j.tagging.evaluate;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import recurrent4j.tagging.corpus.Sentence;
import recurrent4j.tagging.scheme.Span;

/** What a tagger answers for sentences whose tags are known. */
public final class TagPredictions {

    private final List<Sentence> sentences;
    private final List<Tagging> answers;
    private final Units units;
    private final Known known;
    private final List<List<Span>> truth;
    private final List<List<Span>> answered;

    private TagPredictions(List<Sentence> sentences, List<Tagging> answers, Units units, Known known) {
        this.sentences = List.copyOf(sentences);
        this.answers = List.copyOf(answers);
        this.units = units;
        this.known = known;
        truth = sentences.stream().map(sentence -> units.of(sentence.tags())).toList();
        answered = answers.stream().map(answer -> units.of(answer.tags())).toList();
    }

    /**
     * Asks a tagger.
     *
     * @throws IllegalStateException if it does not answer one tag for each token
     */
    static TagPredictions of(Tagger tagger, List<Sentence> sentences, Units units, Known known) {
        List<Tagging> answers = sentences.isEmpty() ? List.of() : tagger.tag(sentences);
        if (answers.size() != sentences.size()) {
            throw new IllegalStateException("%s has answered %d of %d sentences; give one answer for each."
                    .formatted(tagger.name(), answers.size(), sentences.size()));
        }
        for (int at = 0; at < answers.size(); at++) {
            int tags = answers.get(at).tags().size();
            if (tags != sentences.get(at).length()) {
                throw new IllegalStateException("%s has answered %d tags for %d tokens; give one for each."
                        .formatted(tagger.name(), tags, sentences.get(at).length()));
            }
        }
        return new TagPredictions(sentences, answers, units, known);
    }

    /** Compares answers that were given before, one for each sentence. */
    static TagPredictions of(List<Sentence> sentences, List<Tagging> answers, Units units, Known known) {
        return new TagPredictions(sentences, answers, units, known);
    }

    int size() {
        return sentences.size();
    }

    Units units() {
        return units;
    }

    Known known() {
        return known;
    }

    Sentence sentence(int at) {
        return sentences.get(at);
    }

    Tagging answer(int at) {
        return answers.get(at);
    }

    /** Returns the spans of a sentence. */
    List<Span> truth(int sentence) {
        return truth.get(sentence);
    }

    /** Returns the spans of a sentence as they were answered. */
    List<Span> answered(int sentence) {
        return answered.get(sentence);
    }

    /** Returns the kinds of all spans, those of the truth and those of the answers, in alphabetical order. */
    List<String> kinds() {
        Set<String> kinds = new TreeSet<>();
        truth.forEach(spans -> spans.forEach(span -> kinds.add(span.kind())));
        answered.forEach(spans -> spans.forEach(span -> kinds.add(span.kind())));
        return List.copyOf(kinds);
    }

    boolean isTagRight(int sentence, int token) {
        return sentences
                .get(sentence)
                .tags()
                .get(token)
                .equals(answers.get(sentence).tags().get(token));
    }

    boolean isWordKnown(int sentence, int token) {
        return known.words().contains(sentences.get(sentence).words().get(token));
    }

    /** Whether each span of a sentence is right, and none is spurious. */
    boolean areSpansRight(int sentence) {
        return truth.get(sentence).equals(answered.get(sentence));
    }

    /** Whether the label of a sentence is known, and the tagger answers one. */
    boolean isLabelled(int sentence) {
        return sentences.get(sentence).label().isPresent()
                && answers.get(sentence).label().isPresent();
    }

    boolean isLabelRight(int sentence) {
        return isLabelled(sentence)
                && sentences.get(sentence).label().equals(answers.get(sentence).label());
    }

    /** Whether nothing about a sentence is wrong. */
    boolean isRight(int sentence) {
        return areSpansRight(sentence) && (!isLabelled(sentence) || isLabelRight(sentence));
    }

    IntStream all() {
        return IntStream.range(0, size());
    }
}
