package recurrent4j.seq2seq.saved;

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
import recurrent4j.network.Network;
import recurrent4j.seq2seq.evaluate.Seq2SeqModel;
import recurrent4j.seq2seq.network.RecurrentTranslator;
import recurrent4j.seq2seq.tokens.PairTokenizer;

/**
 * The models of a training on disk, of which one answers: whoever was best on the validation part, a baseline, too, unless
 * another is asked for.
 *
 * @param tokenizer of the networks
 * @param answers the name of whoever answers
 * @param contestants those that were loaded, with whoever answers among them
 * @param names of all that are kept, whether they were loaded or not
 */
public record SavedTranslator(
        RunCard card,
        PairTokenizer tokenizer,
        Learned learned,
        String answers,
        List<Seq2SeqModel> contestants,
        List<String> names) {

    /** Copies the lists. */
    public SavedTranslator {
        contestants = List.copyOf(contestants);
        names = List.copyOf(names);
    }

    /**
     * Returns the contestants of a training, to be saved, but for the few that are too large for a bundle; whoever is the best of
     * those that are left answers.
     */
    public static SavedTranslator of(
            Contest<Seq2SeqModel> contest, PairTokenizer tokenizer, Learned learned, RunCard card) {
        List<Seq2SeqModel> kept =
                contest.contestants().stream().filter(SavedEntry::fits).toList();
        List<String> names = kept.stream().map(Seq2SeqModel::name).toList();
        return new SavedTranslator(card, tokenizer, learned, contest.best(kept).name(), kept, names);
    }

    /** Says which contestants of a training are not in here since they are too large, and who answers where the winner is not. */
    public Optional<String> leftOut(Contest<Seq2SeqModel> contest) {
        List<String> entered =
                contest.contestants().stream().map(Seq2SeqModel::name).toList();
        return new SavedNames(answers, names)
                .leftOut(
                        entered,
                        contest.best().name(),
                        "texts take more than the %d MB".formatted(SavedEntry.LARGEST_MEGABYTES));
    }

    /** Returns whoever answers. */
    public Seq2SeqModel model() {
        return contestants.stream()
                .filter(one -> one.name().equals(answers))
                .findFirst()
                .orElseThrow();
    }

    /** Says who answers and who else could, in one line, if there is a choice. */
    public Optional<String> remark() {
        return new SavedNames(answers, names).remark(card, learned.metric());
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
    public static SavedTranslator load(Path folder, Optional<String> by, UnaryOperator<Network> installed)
            throws IOException {
        return SavedParts.load(folder, new SavedChoice.Asked(by, false), installed);
    }

    /** Loads all contestants; the rest is as {@link #load} does it. */
    public static SavedTranslator loadAll(Path folder, Optional<String> by, UnaryOperator<Network> installed)
            throws IOException {
        return SavedParts.load(folder, new SavedChoice.Asked(by, true), installed);
    }

    /** Enters all contestants that were loaded in another contest. */
    public void enter(Contest<Seq2SeqModel> contest) {
        for (Seq2SeqModel contestant : contestants) {
            if (contestant instanceof RecurrentTranslator) {
                contest.enter(contestant, Effort.NONE);
            } else {
                contest.enterBaseline(contestant);
            }
        }
    }
}
