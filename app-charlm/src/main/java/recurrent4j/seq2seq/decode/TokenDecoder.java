package recurrent4j.seq2seq.decode;

import java.util.List;

/**
 * Finds targets by the numbers of their tokens.
 *
 * @param excluded a token that is never written; -1 for none
 */
record TokenDecoder(StepModel model, DecodingSettings settings, int excluded) {

    /**
     * A source to be decoded.
     *
     * @param tokens without the end mark
     * @param number among all sources, by which what is drawn for it differs from what is drawn for others
     */
    record Source(int[] tokens, long number) {}

    /** Returns what is found for each source, the best first; at least one target each. */
    List<List<TokenHypothesis>> decode(List<Source> sources) {
        Search.Beam beam = (Search.Beam) settings.search();
        BestTokens best = BeamSearch.workspace(beam);
        return SourceSearch.run(
                model,
                sources.stream().map(Source::tokens).toList(),
                sources.stream()
                        .map(source -> new BeamSearch(beam, rules(source), best))
                        .toList());
    }

    private TargetRules rules(Source source) {
        return new TargetRules(settings, model.end(), excluded, source.tokens().length);
    }
}
