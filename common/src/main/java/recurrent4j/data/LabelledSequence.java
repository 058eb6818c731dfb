package recurrent4j.data;

import java.util.List;
import recurrent4j.io.InputException;

/**
 * A sequence, and the class that it belongs to. Each of its steps shows one token or several, such as a word and the pair
 * that it makes with its neighbour.
 *
 * @param tracks the numbers of the first tokens of all steps, then of the second ones, and so on; all equally long, kept
 *     and not copied
 * @param label the number of the class, from 0
 */
public record LabelledSequence(List<int[]> tracks, int label) {

    /** @throws InputException if there is no step, one lacks a token, or the label is negative */
    public LabelledSequence {
        tracks = List.copyOf(tracks);
        int steps = tracks.isEmpty() ? 0 : tracks.get(0).length;
        if (steps == 0) {
            throw new InputException("A sequence without a token cannot be read; leave it out.");
        }
        for (int[] track : tracks) {
            if (track.length != steps) {
                throw new InputException(
                        "A sequence of %d steps has %d tokens of another kind; give one for each step.",
                        steps, track.length);
            }
        }
        if (label < 0) {
            throw new InputException("A label of %d is none; count them from 0.", label);
        }
    }

    /** A sequence of one token a step. */
    public LabelledSequence(int[] tokens, int label) {
        this(List.of(tokens), label);
    }

    /** Returns the number of steps. */
    public int length() {
        return tracks.get(0).length;
    }
}
