package recurrent4j.train;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recurrent4j.data.AtomicFile;
import recurrent4j.data.SequenceBatches;
import recurrent4j.model.Network;

/**
 * The file from which an interrupted training goes on bit for bit: weights, Adam's state, the epochs so far and the best
 * weights, in one zip that is replaced as a whole. It holds numbers and JSON only, no Java objects.
 */
public final class Checkpoint {

    private static final String PROGRESS = "training.json";
    private static final String WEIGHTS = "weights.f32";
    private static final String UPDATER = "updater.f32";
    private static final String BEST = "best.f32";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    private Checkpoint(Path file) {
        this.file = file;
    }

    /** Keeps nothing. */
    public static Checkpoint none() {
        return new Checkpoint(null);
    }

    /** Keeps the training in a file, and goes on from it if it is there. */
    public static Checkpoint at(Path file) {
        return new Checkpoint(file);
    }

    /** What JSON says of a training; {@code best} is the number of an epoch. */
    record Kept(String identity, int iteration, int best, List<Epoch> epochs) {
        Kept {
            if (identity == null || epochs == null || best < 1 || best > epochs.size()) {
                throw new IllegalArgumentException("The best epoch of a checkpoint must be one of its epochs.");
            }
        }
    }

    /** A fingerprint of everything that decides the course of a training. */
    static String identity(Network network, TrainingPlan plan, SequenceBatches training, SequenceBatches validation) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : List.of(
                    network.configuration(), plan.toString(), training.fingerprint(), validation.fingerprint())) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256, but this one.", e);
        }
    }

    TrainingState restore(String identity, Network network) throws IOException {
        if (file == null || !Files.exists(file)) {
            return TrainingState.none();
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Kept kept = JSON.readValue(entry(zip, PROGRESS), Kept.class);
            if (!kept.identity().equals(identity)) {
                throw new IOException(
                        "The checkpoint " + file
                                + " belongs to another training; give the options and data that it was begun with, or start anew.");
            }
            read(zip, WEIGHTS, network.weights());
            read(zip, UPDATER, network.updaterState());
            network.iteration(kept.iteration());
            INDArray best = null;
            if (zip.getEntry(BEST) != null) {
                best = Nd4j.create(network.weights().shape());
                read(zip, BEST, best);
            }
            return new TrainingState(kept.epochs(), kept.epochs().get(kept.best() - 1), best);
        } catch (ZipException | JacksonException e) {
            throw new IOException("The checkpoint " + file + " is damaged; remove it and start anew.", e);
        }
    }

    void save(String identity, Network network, TrainingState state) throws IOException {
        if (file == null) {
            return;
        }
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry(PROGRESS));
            zip.write(JSON.writeValueAsBytes(
                    new Kept(identity, network.iteration(), state.best().number(), state.list())));
            write(zip, WEIGHTS, network.weights());
            write(zip, UPDATER, network.updaterState());
            if (state.bestWeights() != null) {
                write(zip, BEST, state.bestWeights());
            }
        }
        AtomicFile.write(file, bytes.toByteArray());
    }

    private static void write(ZipOutputStream zip, String name, INDArray array) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        float[] values = array.reshape(array.length()).toFloatVector();
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
        bytes.asFloatBuffer().put(values);
        zip.write(bytes.array());
    }

    private void read(ZipFile zip, String name, INDArray array) throws IOException {
        byte[] bytes = entry(zip, name).readAllBytes();
        if (bytes.length != Float.BYTES * array.length()) {
            throw new ZipException(name + " has the wrong length.");
        }
        float[] values = new float[(int) array.length()];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
        array.assign(Nd4j.createFromArray(values).reshape(array.shape()));
    }

    private static InputStream entry(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new ZipException(name + " is missing.");
        }
        return zip.getInputStream(entry);
    }
}
