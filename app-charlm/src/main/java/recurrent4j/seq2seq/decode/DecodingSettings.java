package recurrent4j.seq2seq.decode;

import recurrent4j.io.InputException;
import recurrent4j.seq2seq.corpus.Task;

/**
 * How targets are written by a model's probabilities.
 *
 * @param search for the target
 * @param limit of its length
 * @param noRepeat how many tokens in a row never stand in a target twice (Paulus et al. 2018); 0 for no such rule
 * @param unknowns what becomes of unknown tokens
 */
public record DecodingSettings(Search search, LengthLimit limit, int noRepeat, Unknowns unknowns) {

    /** The best of a beam of 5; any repetition; unknown tokens are shown. */
    public static final DecodingSettings USUAL =
            new DecodingSettings(Search.Beam.of(5), LengthLimit.USUAL, 0, Unknowns.SHOW);

    /** Greedy search, otherwise as usual: what is fast enough for a look at every epoch. */
    public static final DecodingSettings GREEDY = USUAL.with(Search.Beam.of(1));

    /** Returns what suits a task: of the many texts that belong to a label one is drawn, otherwise the best is searched. */
    public static DecodingSettings suited(Task task) {
        return task == Task.GENERATION ? USUAL.with(Search.Sampling.USUAL) : USUAL;
    }

    /** @throws InputException if the number of tokens is below 0 */
    public DecodingSettings {
        if (noRepeat < 0) {
            throw new InputException("%d tokens in a row are no passage; choose 0 (no rule) or more.", noRepeat);
        }
    }

    /** Searches otherwise. */
    public DecodingSettings with(Search other) {
        return new DecodingSettings(other, limit, noRepeat, unknowns);
    }

    /** Ends targets at another length. */
    public DecodingSettings with(LengthLimit other) {
        return new DecodingSettings(search, other, noRepeat, unknowns);
    }

    /** Never writes so many tokens in a row twice; 0 for no such rule. */
    public DecodingSettings noRepeat(int tokens) {
        return new DecodingSettings(search, limit, tokens, unknowns);
    }

    /** Treats unknown tokens otherwise. */
    public DecodingSettings with(Unknowns other) {
        return new DecodingSettings(search, limit, noRepeat, other);
    }
}
