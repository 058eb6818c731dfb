package recurrent4j.layers;

import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.nd4j.linalg.activations.Activation;

/** The recurrent layers of Deeplearning4j that the engine can stand for. */
@SuppressWarnings("deprecation") // Deeplearning4j has no other peephole LSTM than the one that it deprecates.
enum StockCell {
    SIMPLE_RNN {
        @Override
        BaseRecurrentLayer layer(int units) {
            return new SimpleRnn.Builder()
                    .nOut(units)
                    .activation(Activation.TANH)
                    .build();
        }
    },
    SIMPLE_RNN_RELU {
        @Override
        BaseRecurrentLayer layer(int units) {
            return new SimpleRnn.Builder()
                    .nOut(units)
                    .activation(Activation.RELU)
                    .build();
        }
    },
    LSTM {
        @Override
        BaseRecurrentLayer layer(int units) {
            return new LSTM.Builder().nOut(units).activation(Activation.TANH).build();
        }
    },
    PEEPHOLE_LSTM {
        @Override
        BaseRecurrentLayer layer(int units) {
            return new GravesLSTM.Builder()
                    .nOut(units)
                    .activation(Activation.TANH)
                    .build();
        }
    };

    abstract BaseRecurrentLayer layer(int units);
}
