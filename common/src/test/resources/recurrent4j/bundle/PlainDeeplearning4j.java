import java.io.File;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A program of somebody else: it opens saved networks with Deeplearning4j alone, and prints their answers and updaters. */
public class PlainDeeplearning4j {

    public static void main(String[] arguments) throws Exception {
        try {
            Class.forName("recurrent4j.bundle.ModelBundle");
            throw new IllegalStateException("Our own classes are on the class path, so this proves nothing.");
        } catch (ClassNotFoundException expected) {
            float[][][] values = new float[1][2][7];
            for (int feature = 0; feature < 2; feature++) {
                for (int step = 0; step < 7; step++) {
                    values[0][feature][step] = (float) Math.sin(1 + step + 10 * feature);
                }
            }
            INDArray features = Nd4j.create(values);
            for (int i = 0; i < arguments.length; i += 2) {
                print(arguments[i], new File(arguments[i + 1]), features);
            }
        }
    }

    private static void print(String kind, File zip, INDArray features) throws Exception {
        if (kind.equals("graph")) {
            ComputationGraph network = ModelSerializer.restoreComputationGraph(zip);
            boolean symbols = network.getNumInputArrays() == 2;
            print("answer", symbols ? network.outputSingle(every(3), every(2)) : network.outputSingle(features));
            print("updater", network.getUpdater().getUpdaterStateViewArray());
        } else {
            MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(zip);
            print("answer", network.output(features));
            print("updater", network.getUpdater().getStateViewArray());
        }
    }

    /** One symbol of so many at each step, in turn. */
    private static INDArray every(int symbols) {
        float[][][] numbers = new float[1][1][7];
        for (int step = 0; step < 7; step++) {
            numbers[0][0][step] = step % symbols;
        }
        return Nd4j.create(numbers);
    }

    private static void print(String what, INDArray array) {
        StringBuilder line = new StringBuilder(what);
        for (long i = 0; i < array.length(); i++) {
            line.append(' ').append(array.getFloat(i));
        }
        System.out.println(line);
    }
}
