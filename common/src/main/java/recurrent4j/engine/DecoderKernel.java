package recurrent4j.engine;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import recurrent4j.engine.OutputKernel.DenseParameters;
import recurrent4j.engine.RecurrentKernel.CellShape;

/**
 * Computes a decoder over whole target sequences: its recurrent layers, its attention to the states of an encoder, which are
 * called memory here, and what the readout reads.
 *
 * <p>At a step, the layers read the target's vector x, behind it the answer a' of the step before if it is fed (zeros at first),
 * and come to the top state s. With the scores of all steps m of the memory that exist, and their softmax w, the answer is
 *
 * <pre>
 * score(m) = v · tanh(s Q + m K + b)      additive (Bahdanau et al. 2014)
 * score(m) = s · (m K)                    multiplicative (Luong et al. 2015)
 * c = Σ w(m) m
 * a = tanh([s c] W + d)                   without attention: a = tanh(s W + d)
 * </pre>
 */
public interface DecoderKernel {

    /** Computes all answers {@code [batch, answers, time]}, zero at padding. */
    void infer(DecoderParameters weights, DecoderInput input, INDArray output);

    /** Computes all answers as {@link #infer} does, and remembers what the backward pass needs. */
    Tape record(DecoderParameters weights, DecoderInput input, INDArray output);

    /** Begins to decode step by step, all sequences of a memory at once; the weights must be unchanged until the end. */
    DecoderSteps steps(DecoderParameters weights, TokenParameters tokens, DecoderMemory memory);

    /** A forward pass that can be differentiated, until the next pass of the same kernel. */
    interface Tape {

        /**
         * Computes the gradients of everything.
         *
         * @param epsilon gradient of the loss by the answers, {@code [batch, answers, time]}; not changed
         */
        void backward(INDArray epsilon, DecoderGradients into);
    }

    /** Hypotheses that go on a step at a time. Each is a row, which continues one of the rows of the step before. */
    interface DecoderSteps extends AutoCloseable {

        /** Gives back the work space. */
        @Override
        void close();

        /**
         * Goes on by a step.
         *
         * @param parents which row of the step before each row continues; at first, which sequence of the memory it begins with
         * @param tokens that are read
         * @return natural logarithms of the probabilities of the next token, {@code [rows][tokens]}
         */
        float[][] next(int[] parents, int[] tokens);

        /** Returns how much each row of the last step looked at each step of its memory that exists; no rows without attention. */
        float[][] attention();

        /** Returns which sequence of the memory each row of the last step belongs to. */
        int[] sequences();
    }

    /** How a step of the memory is scored. */
    enum Scoring {
        ADDITIVE,
        MULTIPLICATIVE,
        NONE
    }

    /**
     * The sizes of a decoder.
     *
     * @param layers from the bottom to the top; the lowest reads a target's vector, and the answer behind it if it is fed
     * @param memory features of a step of the memory
     * @param answers values of an answer
     * @param fed whether a step reads the answer of the step before
     */
    record DecoderShape(List<CellShape> layers, Scoring scoring, int memory, int answers, boolean fed) {

        public DecoderShape {
            layers = List.copyOf(layers);
        }

        /** Returns how many values the vector of a target token has. */
        public int target() {
            return layers.get(0).inputs() - (fed ? answers : 0);
        }

        /** Returns how many values the state of the top layer has; keys of the memory have as many. */
        public int top() {
            return layers.get(layers.size() - 1).units();
        }

        /** Returns how many values the states of all layers have, h and then c of each layer from the bottom up. */
        public int states() {
            return layers.stream()
                    .mapToInt(layer -> layer.recurrence().states() * layer.units())
                    .sum();
        }

        /** Returns how many values an answer is read off. */
        public int read() {
            return top() + (scoring == Scoring.NONE ? 0 : memory);
        }
    }

    /**
     * The weights, or the gradients with respect to them; views into a network's parameters are used in place.
     *
     * @param scoring what makes scores; empty without attention
     * @param answer W, {@code [states and context, answers]}, and d
     */
    record DecoderParameters(
            List<RecurrentKernel.Parameters> layers, Optional<ScoringParameters> scoring, DenseParameters answer) {

        public DecoderParameters {
            layers = List.copyOf(layers);
        }
    }

    /**
     * What makes scores.
     *
     * @param key K, {@code [memory, units]}
     * @param additive what there is besides if scores are additive
     */
    record ScoringParameters(INDArray key, Optional<AdditiveParameters> additive) {}

    /**
     * What additive scores have besides.
     *
     * @param query Q, {@code [units, units]}
     * @param bias b, {@code [1, units]}
     * @param vector v, {@code [1, units]}
     */
    record AdditiveParameters(INDArray query, INDArray bias, INDArray vector) {}

    /**
     * What is read in one pass.
     *
     * @param target {@code [batch, features, target time]}
     * @param targetMask {@code [batch, target time]} of 0 and 1, padding after the last step; empty if every step exists
     * @param memory {@code [batch, features, memory time]}
     * @param memoryMask {@code [batch, memory time]}, likewise
     * @param initial the states before the first step, {@code [batch, states]} as {@link DecoderShape#states} tells
     */
    record DecoderInput(
            INDArray target,
            Optional<INDArray> targetMask,
            INDArray memory,
            Optional<INDArray> memoryMask,
            INDArray initial) {}

    /**
     * What stands before and behind a decoder that writes tokens.
     *
     * @param table of the vectors as which they are read, {@code [tokens, features]}
     * @param output from an answer to the values whose softmax are probabilities
     */
    record TokenParameters(INDArray table, DenseParameters output) {}

    /** What hypotheses begin with: as in {@link DecoderInput}. */
    record DecoderMemory(INDArray memory, Optional<INDArray> mask, INDArray initial) {}

    /** Where a backward pass writes to, shaped like what it differentiates by; everything is overwritten. */
    record DecoderGradients(DecoderParameters parameters, INDArray target, INDArray memory, INDArray initial) {}
}
