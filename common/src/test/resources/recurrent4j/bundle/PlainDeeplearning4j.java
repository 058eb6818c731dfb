import java.io.File;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A program of somebody else: it opens saved networks with Deeplearning4j alone, and prints their answers. */
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
                System.out.println("answer " + answer(arguments[i], new File(arguments[i + 1]), features));
            }
        }
    }

    private static String answer(String kind, File zip, INDArray features) throws Exception {
        INDArray answer = kind.equals("graph")
                ? ModelSerializer.restoreComputationGraph(zip).outputSingle(features)
                : ModelSerializer.restoreMultiLayerNetwork(zip).output(features);
        return answer.getFloat(0) + " " + answer.getFloat(1);
    }
}
