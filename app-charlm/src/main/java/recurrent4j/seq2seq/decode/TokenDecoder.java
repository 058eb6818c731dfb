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
        return SourceSearch.run(model, sources.stream().map(Source::tokens).toList(), searches(sources));
    }

    private List<? extends SourceSearch> searches(List<Source> sources) {
        if (settings.search() instanceof Search.Beam beam) {
            BestTokens best = BeamSearch.workspace(beam);
            return sources.stream()
                    .map(source -> new BeamSearch(beam, rules(source), best))
                    .toList();
        }
        Search.Sampling sampling = (Search.Sampling) settings.search();
        return sources.stream()
                .map(source -> new TargetSampling(sampling, rules(source), source.number()))
                .toList();
    }

    private TargetRules rules(Source source) {
        return new TargetRules(settings, model.end(), excluded, source.tokens().length);
    }
}
