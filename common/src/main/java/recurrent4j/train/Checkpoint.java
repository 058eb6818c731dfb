package recurrent4j.train;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.data.Batches;
import recurrent4j.io.AtomicFile;
import recurrent4j.io.Checksum;
import recurrent4j.io.InputException;
import recurrent4j.network.Network;

/**
 * The file from which an interrupted training goes on bit for bit: weights, Adam's state, the epochs so far and the best
 * weights, in one zip that is replaced as a whole. It holds numbers and JSON only, no Java objects.
 */
public final class Checkpoint {

    private static final String PROGRESS = "training.json";
    private static final String WEIGHTS = "weights.f32";
    private static final String UPDATER = "updater.f32";
    private static final String BEST = "best.f32";
    private static final String STATES = "states/";
    private static final String NUMBERS = "objective/";
    private static final String BEST_NUMBERS = "best/";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** An interruption costs a minute at most, and writing even a large network takes a second. */
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    /** Epochs of small networks are shorter than writing them to a disk, and soon learned again. */
    private static final Duration SHORT = Duration.ofMillis(100);

    private final Path file;
    private final Duration interval;
    private long saved = System.nanoTime();
    private boolean isFirst = true;

    private Checkpoint(Path file, Duration interval) {
        this.file = file;
        this.interval = interval;
    }

    /** Keeps nothing. */
    public static Checkpoint none() {
        return new Checkpoint(null, INTERVAL);
    }

    /** Keeps the training in a file after every epoch, but for those that follow within a tenth of a second, and every minute; goes on from it if it is there. */
    public static Checkpoint at(Path file) {
        return new Checkpoint(file, INTERVAL);
    }

    /** The same, within an epoch as often as this, if not a minute apart. */
    public Checkpoint every(Duration time) {
        return new Checkpoint(file, time);
    }

    /** Whether the training should be kept, although its epoch is not over. */
    boolean isDue() {
        return file != null && System.nanoTime() - saved >= interval.toNanos();
    }

    /** Whether the training should be kept now that an epoch is over, which may be soon after the last. */
    boolean isDueAfterEpoch() {
        return isFirst || System.nanoTime() - saved >= Math.min(SHORT.toNanos(), interval.toNanos());
    }

    /** What JSON says of a training: the best epoch by number, 0 before the first is done; carried states by rows. */
    record Kept(
            String identity,
            int iteration,
            int best,
            List<Epoch> epochs,
            TrainingState.Pass pass,
            Map<String, Integer> states) {
        Kept {
            if (identity == null || epochs == null || pass == null || states == null) {
                throw new InputException("A part of the checkpoint is missing.");
            }
            if (best < Math.min(1, epochs.size()) || best > epochs.size()) {
                throw new InputException("The best epoch of a checkpoint must be one of its epochs.");
            }
        }

        static Kept of(String identity, Network network, TrainingState state) {
            Map<String, Integer> rows = new TreeMap<>();
            network.states().forEach((name, array) -> rows.put(name, array.rows()));
            int best = state.best == null ? 0 : state.best.number();
            return new Kept(identity, network.iteration(), best, List.copyOf(state.epochs), state.pass, rows);
        }

        Epoch bestEpoch() {
            return best == 0 ? null : epochs.get(best - 1);
        }
    }

    /** A fingerprint of everything that decides the course of a training. */
    static String identity(Network network, TrainingPlan plan, Batches training, Batches validation) {
        return new Checksum()
                .add(network.configuration())
                .add(plan.toString())
                .add(training.fingerprint())
                .add(validation.fingerprint())
                .hex();
    }

    TrainingState restore(String identity, Network network, Objective objective) throws IOException {
        if (file == null || !Files.exists(file)) {
            return new TrainingState(List.of(), null, null, TrainingState.Pass.NONE);
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Kept kept = JSON.readValue(bytes(zip, PROGRESS).array(), Kept.class);
            if (!kept.identity().equals(identity)) {
                throw new IOException(
                        "The checkpoint " + file
                                + " belongs to another training; give the options and data that it was begun with, or start anew.");
            }
            read(zip, WEIGHTS, network.weights());
            read(zip, UPDATER, network.updaterState());
            network.iteration(kept.iteration());
            Map<String, INDArray> states = new TreeMap<>();
            for (Map.Entry<String, Integer> rows : kept.states().entrySet()) {
                states.put(rows.getKey(), state(zip, STATES + rows.getKey(), rows.getValue()));
            }
            network.states(states);
            readNumbers(zip, NUMBERS, objective.numbers());
            readNumbers(zip, NUMBERS, objective.moments());
            TrainingState.Weights best = null;
            if (zip.getEntry(BEST) != null) {
                best = TrainingState.Weights.of(network, objective);
                read(zip, BEST, best.network());
                readNumbers(zip, BEST_NUMBERS, best.numbers());
            }
            return new TrainingState(kept.epochs(), kept.bestEpoch(), best, kept.pass());
        } catch (ZipException | JacksonException e) {
            throw new IOException("The checkpoint " + file + " is damaged; remove it and start anew.", e);
        }
    }

    void save(String identity, Network network, Objective objective, TrainingState state) throws IOException {
        if (file == null) {
            return;
        }
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            // Weights hardly shrink, and compressing them would take most of the time.
            zip.setLevel(Deflater.NO_COMPRESSION);
            write(zip, PROGRESS, JSON.writeValueAsBytes(Kept.of(identity, network, state)));
            for (Map.Entry<String, INDArray> carried : network.states().entrySet()) {
                write(zip, STATES + carried.getKey(), floats(carried.getValue()));
            }
            write(zip, WEIGHTS, floats(network.weights()));
            write(zip, UPDATER, floats(network.updaterState()));
            writeNumbers(zip, NUMBERS, objective.numbers());
            writeNumbers(zip, NUMBERS, objective.moments());
            if (state.bestWeights != null) {
                write(zip, BEST, floats(state.bestWeights.network()));
                writeNumbers(zip, BEST_NUMBERS, state.bestWeights.numbers());
            }
        }
        AtomicFile.write(file, bytes.toByteArray());
        saved = System.nanoTime();
        isFirst = false;
    }

    private static void write(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
    }

    private static byte[] floats(INDArray array) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(Float.BYTES * array.length()));
        bytes.asFloatBuffer().put(array.dup('c').reshape(array.length()).toFloatVector());
        return bytes.array();
    }

    private static void writeNumbers(ZipOutputStream zip, String place, Map<String, double[]> numbers)
            throws IOException {
        for (Map.Entry<String, double[]> some : new TreeMap<>(numbers).entrySet()) {
            ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * some.getValue().length);
            bytes.asDoubleBuffer().put(some.getValue());
            write(zip, place + some.getKey(), bytes.array());
        }
    }

    private static void readNumbers(ZipFile zip, String place, Map<String, double[]> numbers) throws IOException {
        for (Map.Entry<String, double[]> some : numbers.entrySet()) {
            ByteBuffer bytes = bytes(zip, place + some.getKey());
            require(bytes.limit() == Double.BYTES * some.getValue().length, place + some.getKey());
            bytes.asDoubleBuffer().get(some.getValue());
        }
    }

    private static void read(ZipFile zip, String name, INDArray array) throws IOException {
        float[] values = floats(zip, name);
        require(values.length == array.length(), name);
        array.assign(Nd4j.createFromArray(values).reshape(array.shape()));
    }

    private static INDArray state(ZipFile zip, String name, int rows) throws IOException {
        float[] values = floats(zip, name);
        require(rows >= 1 && values.length % rows == 0, name);
        return Nd4j.createFromArray(values)
                .reshape('c', rows, values.length / rows)
                .dup('f');
    }

    private static float[] floats(ZipFile zip, String name) throws IOException {
        ByteBuffer bytes = bytes(zip, name);
        float[] values = new float[bytes.limit() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    private static ByteBuffer bytes(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new ZipException(name + " is missing.");
        }
        return ByteBuffer.wrap(zip.getInputStream(entry).readAllBytes());
    }

    private static void require(boolean fits, String name) throws ZipException {
        if (!fits) {
            throw new ZipException(name + " has the wrong length.");
        }
    }
}
