package recurrent4j.seq2seq.saved;

import recurrent4j.seq2seq.decode.DecodingSettings;
import recurrent4j.seq2seq.decode.LengthLimit;
import recurrent4j.seq2seq.decode.Search;
import recurrent4j.seq2seq.decode.Unknowns;

/**
 * How networks decode, as JSON.
 *
 * @param beam its width; 0 where tokens are drawn
 * @param lengthPenalty of a beam; 0 where tokens are drawn
 * @param drawing how tokens are drawn where they are
 * @param noRepeat how many tokens in a row never stand in a target twice; 0 for no such rule
 */
record SavedDecoding(
        int beam, double lengthPenalty, Drawing drawing, LengthLimit limit, int noRepeat, Unknowns unknowns) {

    /** How tokens are drawn. */
    record Drawing(double temperature, int topK, double topP, long seed) {

        private static final Drawing USUAL = of(Search.Sampling.USUAL);

        private static Drawing of(Search.Sampling sampling) {
            return new Drawing(sampling.temperature(), sampling.topK(), sampling.topP(), sampling.seed());
        }
    }

    static SavedDecoding of(DecodingSettings settings) {
        boolean drawn = settings.search() instanceof Search.Sampling;
        return new SavedDecoding(
                settings.search() instanceof Search.Beam beam ? beam.width() : 0,
                settings.search() instanceof Search.Beam beam ? beam.lengthPenalty() : 0,
                drawn ? Drawing.of((Search.Sampling) settings.search()) : Drawing.USUAL,
                settings.limit(),
                settings.noRepeat(),
                settings.unknowns());
    }

    /** @throws recurrent4j.io.InputException if a number is out of its range */
    DecodingSettings settings() {
        Search search = beam > 0
                ? new Search.Beam(beam, lengthPenalty, 1)
                : new Search.Sampling(drawing.temperature(), drawing.topK(), drawing.topP(), 1, drawing.seed());
        return new DecodingSettings(search, limit, noRepeat, unknowns);
    }
}
