package recurrent4j.tagging.saved;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import recurrent4j.bundle.RunCard;
import recurrent4j.bundle.SavedChoice;
import recurrent4j.bundle.SavedNames;
import recurrent4j.eval.Contest;
import recurrent4j.eval.Effort;
import recurrent4j.eval.Metric;
import recurrent4j.network.Network;
import recurrent4j.tagging.corpus.SentenceFormat;
import recurrent4j.tagging.evaluate.Known;
import recurrent4j.tagging.evaluate.Tagger;
import recurrent4j.tagging.evaluate.TaggerEvaluation;
import recurrent4j.tagging.network.RecurrentTagger;

/**
 * The taggers of a training as a model on disk, of which one answers: whoever was best on the validation part, a baseline, too,
 * unless another is asked for.
 *
 * @param task what they have learned to answer
 * @param answers the name of whoever answers
 * @param contestants those that were loaded, with whoever answers among them
 * @param names of all that the model holds, whether they were loaded or not
 */
public record SavedTagger(
        RunCard card, TagTask task, Learned learned, String answers, List<Tagger> contestants, List<String> names) {

    /** Copies the lists. */
    public SavedTagger {
        contestants = List.copyOf(contestants);
        names = List.copyOf(names);
    }

    /**
     * Returns the contestants of a training, to be saved, but for the few that are too large for a bundle; whoever is the best of
     * those that are left answers.
     */
    public static SavedTagger of(Contest<Tagger> contest, TagTask task, Learned learned, RunCard card) {
        List<Tagger> kept =
                contest.contestants().stream().filter(SavedBaseline::fits).toList();
        List<String> names = kept.stream().map(Tagger::name).toList();
        return new SavedTagger(card, task, learned, contest.best(kept).name(), kept, names);
    }

    /** Says which contestants of a training are not in here since they are too large, and who answers where the winner is not. */
    public Optional<String> leftOut(Contest<Tagger> contest) {
        List<String> entered = contest.contestants().stream().map(Tagger::name).toList();
        return new SavedNames(answers, names)
                .leftOut(
                        entered,
                        contest.best().name(),
                        "weights take more than the %d MB".formatted(SavedBaseline.LARGEST_MEGABYTES));
    }

    /** Returns whoever answers. */
    public Tagger tagger() {
        return contestants.stream()
                .filter(one -> one.name().equals(answers))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Says who answers and who else could, in one line, if there is a choice.
     *
     * @param metric by which the training has judged
     */
    public Optional<String> remark(Metric metric) {
        return new SavedNames(answers, names).remark(card, metric);
    }

    /** Returns what taggers of this task are judged by. */
    public Metric metric() {
        return TaggerEvaluation.onTest(task.scheme(), known(), List.of())
                .contest()
                .scores()
                .metric();
    }

    /** Returns what the training part has shown. */
    public Known known() {
        return learned.known(task);
    }

    /** Returns how the files that it was trained on were read. */
    public SentenceFormat format() {
        return learned.format(task);
    }

    /** Saves this. */
    public void save(Path folder) throws IOException {
        SavedParts.save(this, folder);
    }

    /**
     * Loads what {@link #save} has saved, without the networks that do not answer.
     *
     * @param by the name of whoever shall answer, or part of it; empty for whoever has won
     * @param installed lets an engine compute a network
     */
    public static SavedTagger load(Path folder, Optional<String> by, UnaryOperator<Network> installed)
            throws IOException {
        return SavedParts.load(folder, new SavedChoice.Asked(by, false), installed);
    }

    /** Loads all contestants; the rest is as {@link #load} does it. */
    public static SavedTagger loadAll(Path folder, Optional<String> by, UnaryOperator<Network> installed)
            throws IOException {
        return SavedParts.load(folder, new SavedChoice.Asked(by, true), installed);
    }

    /** Enters all contestants that were loaded in another contest. */
    public void enter(Contest<Tagger> contest) {
        for (Tagger contestant : contestants) {
            if (contestant instanceof RecurrentTagger) {
                contest.enter(contestant, Effort.NONE);
            } else {
                contest.enterBaseline(contestant);
            }
        }
    }
}
