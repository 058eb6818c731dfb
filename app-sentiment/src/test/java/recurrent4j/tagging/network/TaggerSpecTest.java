package recurrent4j.tagging.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.junit.jupiter.api.Test;
import recurrent4j.data.WordVectors;
import recurrent4j.layers.fused.FusedLayers;
import recurrent4j.network.Network;

class TaggerSpecTest {

    private static final WordVectors VECTORS =
            new WordVectors("some.vec", 3, Map.of("paris", new float[] {1, 2, 3}, "elsewhere", new float[3]), "abc");

    @Test
    void wordsBeginWithTheirVectorsAndTakeTheirDimensions() {
        TaggerSpec spec = TinySentences.spec(1, 1).beginning(VECTORS);

        Network network = spec.network();

        var words = Arrays.stream(network.layers())
                .map(FusedLayers::unwrapped)
                .filter(layer -> "embedding".equals(layer.conf().getLayer().getLayerName()))
                .findFirst()
                .orElseThrow()
                .getParam(DefaultParamInitializer.WEIGHT_KEY);
        assertThat(words.columns()).isEqualTo(3);
        assertThat(words.getRow(spec.encoding().words().number("paris")).toFloatVector())
                .containsExactly(1, 2, 3);
        assertThat(spec.name()).endsWith(", vectors");
        assertThat(spec.settings()).contains("begun with vectors abc");
        assertThat(spec.members().get(0).vectors()).contains(VECTORS);
    }

    @Test
    void howManyWordsHaveVectorsIsSaid() {
        assertThat(TinySentences.spec(1, 1).coverage(TinySentences.all())).isEmpty();
        assertThat(TinySentences.spec(1, 1).beginning(VECTORS).coverage(TinySentences.all()))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .startsWith("some.vec: vectors of 3 dimensions for 1 of the ")
                        .contains("the other words begin at random"));
    }
}
