package recurrent4j.engine.cpu;

import java.util.Arrays;
import recurrent4j.engine.CellShape;
import recurrent4j.engine.StepLayer;

/** A recurrent layer that reads one example, one step at a time. */
final class StepBlock {
    private final int units;
    private final int firstStateBlock;
    private final int inputBlocks;
    private final PackedWeights packed;
    private final JointProducts products;
    private final RecurrentBlock block;
    private final Rows fromInput;
    private final Rows fromState;
    private final float[] bias;
    private final float[] inputPart;
    private final float[] statePart;
    private final float[] z;
    private int now;

    StepBlock(StepLayer layer) {
        CellShape shape = layer.shape();
        units = shape.units();
        packed = PackedWeights.tight(shape);
        new Packing(shape, layer.weights()).into(packed, 1);
        products = new JointProducts(packed, shape, new Strip(0, 1, 1));
        block = packed.layout().arithmetic().apply(products);
        block.reserve(2);
        block.prepare();
        inputBlocks = shape.recurrence().gates();
        firstStateBlock = packed.layout().firstStateBlock();
        int height = packed.height();
        float[] columns = packed.numbers();
        fromInput = new Rows(columns, 0, shape.inputs(), inputBlocks * units, height);
        bias = new Rows(columns, shape.inputs(), 1, inputBlocks * units, height).row(0);
        fromState = new Rows(
                columns,
                shape.inputs() + 1 + firstStateBlock * units * height,
                units,
                (packed.blocks() - firstStateBlock) * units,
                height);
        inputPart = new float[fromInput.width()];
        statePart = new float[fromState.width()];
        z = new float[packed.blocks() * units];
    }

    /** Goes back to the zero state. */
    void reset() {
        for (float[] array : block.state(now)) {
            Arrays.fill(array, 0f);
        }
    }

    float[][] state() {
        return block.state(now);
    }

    /** Reads a vector that is 1 at one place and 0 elsewhere. */
    float[] step(int one) {
        System.arraycopy(bias, 0, inputPart, 0, bias.length);
        Pointwise.add(inputPart, fromInput.row(one), inputPart.length);
        return advance();
    }

    float[] step(float[] x) {
        System.arraycopy(bias, 0, inputPart, 0, bias.length);
        fromInput.addProduct(x, inputPart);
        return advance();
    }

    private float[] advance() {
        Arrays.fill(statePart, 0f);
        if (packed.blocks() > inputBlocks) {
            System.arraycopy(packed.extras(), 0, statePart, statePart.length - units, units);
        }
        fromState.addProduct(block.h[now], statePart);
        System.arraycopy(statePart, 0, z, firstStateBlock * units, statePart.length);
        Arrays.fill(z, 0, firstStateBlock * units, 0f);
        Pointwise.add(z, inputPart, inputPart.length);
        products.z().put(0, z, z.length);
        int next = 1 - now;
        block.activate(now, next);
        now = next;
        return block.h[now];
    }
}
