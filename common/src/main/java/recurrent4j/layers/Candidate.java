package recurrent4j.layers;

import java.util.Optional;

/**
 * The formula of the engine that answers as a layer of Deeplearning4j does, or the reason why none does.
 *
 * @param <F> the kind of formula
 * @param formula the formula, empty if the layer has to stay
 * @param obstacle why it has to stay, a predicate without its subject; empty if it can be replaced
 */
record Candidate<F>(Optional<F> formula, String obstacle) {

    static <F> Candidate<F> fused(F formula) {
        return new Candidate<>(Optional.of(formula), "");
    }

    static <F> Candidate<F> stays(String obstacle) {
        return new Candidate<>(Optional.empty(), obstacle);
    }
}
