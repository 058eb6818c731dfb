package recurrent4j.network;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import recurrent4j.io.InputException;
import recurrent4j.io.Text;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Design;
import recurrent4j.model.Direction;
import recurrent4j.model.EncoderDecoder;
import recurrent4j.model.Input;
import recurrent4j.model.LinearLayer;
import recurrent4j.model.MeanOfEmbeddings;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.model.TokenClassifier;

/**
 * How much memory a training needs, worked out from descriptions before anything is built: what no machine has is refused in
 * a sentence, rather than by the operating system in the middle of the work.
 *
 * @param design the network
 * @param rows sequences in a minibatch
 * @param steps in a sequence
 * @param networks so many of them are trained
 */
public record TrainingMemory(Design design, long rows, long steps, int networks) {

    /** Of each weight there are itself, its gradient, Adam's two means and the best epoch's. */
    private static final int COPIES = 5;

    /** A checkpoint holds four numbers for each weight, in one of Java's arrays of bytes. */
    private static final double MOST_WEIGHTS = Integer.MAX_VALUE / (4.0 * Float.BYTES);

    private static final String[] SIZES = {"bytes", "KB", "MB", "GB", "TB", "PB", "EB"};

    /** A part of what is trained, in words that follow "Training": its weights, and other numbers that are kept. */
    private record Part(String name, double weights, double others) {}

    /**
     * Refuses what this machine has no memory for.
     *
     * @throws InputException if the training needs more than there is, or the network has more weights than can be kept
     */
    public void require() {
        requireWithin(((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize());
    }

    /** @param machine the bytes that there are */
    void requireWithin(double machine) {
        String largest = parts().stream()
                .max(Comparator.comparingDouble(this::bytes))
                .map(Part::name)
                .orElseThrow();
        if (bytes() > machine) {
            throw new InputException(
                    "Training %s%s needs %s of memory, and this machine has %s; choose smaller or fewer.",
                    networks == 1 ? "" : Text.of("%,d networks with ", networks),
                    largest,
                    size(bytes()),
                    size(machine));
        }
        double weights = parts().stream().mapToDouble(Part::weights).sum();
        if (weights > MOST_WEIGHTS) {
            throw new InputException(
                    "A network with %s has %,.0f weights, and more than %,.0f cannot be saved; choose smaller or fewer.",
                    largest, weights, MOST_WEIGHTS);
        }
    }

    double bytes() {
        return parts().stream().mapToDouble(this::bytes).sum();
    }

    private double bytes(Part part) {
        return Float.BYTES * (part.weights() * COPIES * networks + part.others());
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        if (design instanceof Architecture its) {
            parts.add(input(its.input()));
            parts.add(stack(its.stack(), stepSize(its.input())));
            parts.add(readout(its));
            double cells = cells(its.stack());
            // The states and gates of each step are kept for the way back.
            double kept = cells * (1 + gates(its.stack().cell()));
            parts.add(
                    new Part(Text.of("with minibatches of %,d times %,d steps", rows, steps), 0, rows * steps * kept));
        } else if (design instanceof TokenClassifier tagger) {
            tagger.columns().forEach(column -> parts.add(input(column)));
            parts.addAll(new TrainingMemory(tagger.tokens(), rows, steps, networks).parts());
        } else if (design instanceof EncoderDecoder translator) {
            parts.add(input(translator.source()));
            parts.add(input(translator.target()));
            parts.add(stack(translator.encoder(), stepSize(translator.source())));
            parts.add(stack(translator.decoder(), stepSize(translator.target())));
            double cells = cells(translator.encoder()) + cells(translator.decoder());
            double kept = cells * (1 + gates(translator.decoder().cell()))
                    + translator.target().size();
            parts.add(
                    new Part(Text.of("with minibatches of %,d times %,d steps", rows, steps), 0, rows * steps * kept));
        } else if (design instanceof MeanOfEmbeddings mean) {
            parts.add(input(mean.input()));
        } else if (design instanceof LinearLayer layer) {
            parts.add(new Part(
                    Text.of("a layer from %,d to %,d values", layer.inputs(), layer.outputs()),
                    (double) layer.inputs() * layer.outputs(),
                    0));
        }
        return parts;
    }

    private static Part input(Input input) {
        return input instanceof Input.Embedding embedding
                ? new Part(
                        Text.of("an embedding of %,d symbols in %,d dimensions", input.size(), embedding.dimensions()),
                        (double) input.size() * embedding.dimensions(),
                        0)
                : new Part(Text.of("%,d inputs", input.size()), 0, 0);
    }

    private static Part stack(RecurrentStack stack, double inputs) {
        double weights = 0;
        double below = inputs;
        for (double units : stack.units()) {
            weights += directions(stack) * gates(stack.cell()) * units * (below + units + 1);
            below = directions(stack) * units;
        }
        int layers = stack.units().size();
        int units = stack.units().get(0);
        return new Part(Text.of("%d %s of %,d units", layers, layers == 1 ? "layer" : "layers", units), weights, 0);
    }

    private static Part readout(Architecture its) {
        double top = directions(its.stack())
                * its.stack().units().get(its.stack().units().size() - 1);
        int pools =
                its.readout() instanceof Readout.Label label ? label.pooling().size() : 1;
        int answers = its.readout().size();
        return new Part(Text.of("a layer of %,d answers", answers), (top * pools + 1) * answers, 0);
    }

    private static double stepSize(Input input) {
        return input instanceof Input.Embedding embedding ? embedding.dimensions() : input.size();
    }

    private static double cells(RecurrentStack stack) {
        return directions(stack)
                * stack.units().stream().mapToDouble(Integer::doubleValue).sum();
    }

    private static double directions(RecurrentStack stack) {
        return stack.direction() == Direction.BIDIRECTIONAL ? 2 : 1;
    }

    private static int gates(Cell cell) {
        return switch (cell) {
            case SIMPLE_RNN, RELU_RNN -> 1;
            case COUPLED_LSTM, GRU, GRU_RESET_BEFORE -> 3;
            case LSTM, PEEPHOLE_LSTM -> 4;
        };
    }

    private static String size(double bytes) {
        int unit = (int) Math.min(SIZES.length - 1.0, Math.log(Math.max(1, bytes)) / Math.log(1024));
        return Text.of("%,.0f %s", bytes / Math.pow(1024, unit), SIZES[unit]);
    }
}
