package recurrent4j.network;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network as a zip in Deeplearning4j's own format. ModelSerializer writes and reads the same, float by float; and it
 * compresses weights, which makes them smaller by a tenth and takes most of the time of saving and of loading.
 */
record NetworkFile(Path zip) {

    private static final int BLOCK_BYTES = 1 << 16;

    /** Writes a network whose configuration stands in JSON. */
    void write(Network network, boolean withOptimizer) throws IOException {
        try (var file = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(zip)))) {
            file.putNextEntry(new ZipEntry(ModelSerializer.CONFIGURATION_JSON));
            String json = withOptimizer ? network.configuration() : beforeTraining(network);
            file.write(json.getBytes(StandardCharsets.UTF_8));
            file.setLevel(Deflater.NO_COMPRESSION);
            write(network.model().params(), ModelSerializer.COEFFICIENTS_BIN, file);
            if (withOptimizer) {
                INDArray state = ((NeuralNetwork) network.model()).updaterState();
                write(state, ModelSerializer.UPDATER_BIN, file);
            }
        }
    }

    /** The configuration at step 0: Adam, which corrects its means by the number of steps, begins anew without its state. */
    private static String beforeTraining(Network network) {
        if (network.model() instanceof ComputationGraph graph) {
            ComputationGraphConfiguration configuration =
                    graph.getConfiguration().clone();
            configuration.setIterationCount(0);
            return configuration.toJson();
        }
        MultiLayerConfiguration configuration = ((MultiLayerNetwork) network.model())
                .getLayerWiseConfigurations()
                .clone();
        configuration.setIterationCount(0);
        return configuration.toJson();
    }

    /** Reads what {@link #write} or Deeplearning4j has written. */
    Network read() throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            String json =
                    new String(entry(file, ModelSerializer.CONFIGURATION_JSON).readAllBytes(), StandardCharsets.UTF_8);
            INDArray weights = array(file, ModelSerializer.COEFFICIENTS_BIN);
            Network network = json.contains("\"networkInputs\"") ? graph(json, weights) : layers(json, weights);
            if (file.getEntry(ModelSerializer.UPDATER_BIN) != null) {
                INDArray state = array(file, ModelSerializer.UPDATER_BIN);
                network.updaterState().assign(state.reshape(2, network.parameters()));
            }
            return network;
        }
    }

    private static Network graph(String json, INDArray weights) {
        var model = new ComputationGraph(ComputationGraphConfiguration.fromJson(json));
        model.init(weights, false);
        return new GraphNetwork(model);
    }

    private static Network layers(String json, INDArray weights) {
        var model = new MultiLayerNetwork(MultiLayerConfiguration.fromJson(json));
        model.init(weights, false);
        return new LayerNetwork(model);
    }

    private InputStream entry(ZipFile file, String name) throws IOException {
        ZipEntry entry = file.getEntry(name);
        if (entry == null) {
            throw new IOException(zip + " holds no network: it has no " + name + ".");
        }
        return file.getInputStream(entry);
    }

    /** As ND4J writes it: a buffer of longs that describes the shape, and the buffer of values. */
    private static void write(INDArray array, String name, ZipOutputStream file) throws IOException {
        file.putNextEntry(new ZipEntry(name));
        INDArray whole = array.isView() ? array.dup() : array;
        var data = new DataOutputStream(file);
        whole.shapeInfoDataBuffer().write(data);
        data.writeUTF(whole.data().allocationMode().name());
        data.writeLong(whole.length());
        data.writeUTF(DataType.FLOAT.name());
        float[] values = whole.reshape(whole.length()).toFloatVector();
        ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
        for (int done = 0; done < values.length; ) {
            int length = Math.min(BLOCK_BYTES / Float.BYTES, values.length - done);
            block.asFloatBuffer().put(values, done, length);
            data.write(block.array(), 0, Float.BYTES * length);
            done += length;
        }
        data.flush();
    }

    private INDArray array(ZipFile file, String name) throws IOException {
        try (var data = new DataInputStream(new BufferedInputStream(entry(file, name), BLOCK_BYTES))) {
            data.readUTF();
            long description = data.readLong();
            data.readUTF();
            data.skipNBytes(Long.BYTES * description);
            data.readUTF();
            int length = Math.toIntExact(data.readLong());
            String type = data.readUTF();
            if (type.equals(DataType.DOUBLE.name())) {
                return doubles(data, length);
            }
            if (!type.equals(DataType.FLOAT.name())) {
                throw new IOException(zip + " holds a network whose " + name + " are neither floats nor doubles.");
            }
            var values = new float[length];
            var block = new byte[BLOCK_BYTES];
            for (int done = 0; done < length; ) {
                int floats = Math.min(BLOCK_BYTES / Float.BYTES, length - done);
                data.readFully(block, 0, Float.BYTES * floats);
                ByteBuffer.wrap(block).asFloatBuffer().get(values, done, floats);
                done += floats;
            }
            return Nd4j.create(values, new long[] {1, length}, 'c');
        }
    }

    /** Weights in double precision, of a network that Deeplearning4j has saved: ours have single precision. */
    private static INDArray doubles(DataInputStream data, int length) throws IOException {
        var values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = data.readDouble();
        }
        return Nd4j.create(values, new long[] {1, length}, 'c');
    }
}
