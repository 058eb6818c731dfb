package recurrent4j.layers.fused;

import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;

/** A program that trains and asks networks over and over, and prints by how many bytes that has made the process grow. */
public final class ManySteps {

    /** Until then the just-in-time compiler works, and the process grows by its code. */
    private static final int WARM_UP = 10_000;

    private static final int STEPS = 20_000;

    private ManySteps() {}

    public static void main(String[] arguments) {
        MultiLayerNetwork[] networks = {
            Networks.fused(Networks.tagging(DataType.FLOAT, CellUnderTest.LSTM.layer(16), CellUnderTest.GRU.layer(16))),
            Networks.fused(Networks.tagging(DataType.FLOAT, new Bidirectional(CellUnderTest.SIMPLE_RNN.layer(8))))
        };
        run(networks, WARM_UP);
        long before = residentBytes();
        run(networks, STEPS);
        System.out.println("grown by " + (residentBytes() - before));
    }

    private static void run(MultiLayerNetwork[] networks, int steps) {
        DataSet full = new Examples(16, Networks.INPUTS, Networks.CLASSES, 10).sequences();
        DataSet last = new Examples(5, Networks.INPUTS, Networks.CLASSES, 7).sequences();
        last.setFeaturesMaskArray(new Examples(5, Networks.INPUTS, Networks.CLASSES, 7).endPadding());
        for (int step = 0; step < steps; step++) {
            MultiLayerNetwork network = networks[step % networks.length];
            DataSet batch = step % 5 == 4 ? last : full;
            network.fit(batch);
            if (step % 10 == 0) {
                Networks.output(network, batch);
            }
        }
    }

    private static long residentBytes() {
        System.gc();
        Pointer.deallocateReferences();
        return Pointer.physicalBytes();
    }
}
