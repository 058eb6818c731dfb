package recurrent4j.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import recurrent4j.io.Json;
import recurrent4j.model.Architecture;
import recurrent4j.model.Cell;
import recurrent4j.model.Direction;
import recurrent4j.model.Input;
import recurrent4j.model.Pooling;
import recurrent4j.model.Readout;
import recurrent4j.model.RecurrentStack;
import recurrent4j.network.Network;

/** A configuration is parsed by Deeplearning4j only after it proved to name no class but those of saved networks. */
class ConfigurationRefusalTest {

    /** Stays so once it is: a class is initialised once. */
    private static boolean initialised;

    /** What somebody would like a model to load: a layer, so that the library even makes one. */
    public static final class Planted extends DenseLayer {

        private static final long serialVersionUID = 1;

        static {
            initialised = true;
        }

        /** For Jackson. */
        public Planted() {
            initialised = true;
        }

        /** For Jackson. */
        public Planted(String text) {
            initialised = true;
        }
    }

    /** Its state stands in a class of its own, which may be asked without loading this one. */
    public static final class Witness extends DenseLayer {

        private static final long serialVersionUID = 1;

        static {
            State.initialised = true;
        }

        static final class State {
            private static boolean initialised;
        }
    }

    private static final String NAME = ConfigurationRefusalTest.class.getName() + "$Planted";

    /** The forms in which Jackson accepts the name of a class, where an object was. */
    enum Form {
        PROPERTY {
            @Override
            JsonNode naming(JsonNode value) {
                return value.isObject() ? ((ObjectNode) value.deepCopy()).put("@class", NAME) : named("@class");
            }
        },
        TYPE {
            @Override
            JsonNode naming(JsonNode value) {
                return value.isObject() ? ((ObjectNode) value.deepCopy()).put("type", NAME) : named("type");
            }
        },
        DISTRIBUTION {
            @Override
            JsonNode naming(JsonNode value) {
                ObjectNode changed = value.isObject() ? value.deepCopy() : object();
                changed.put("@class", "org.deeplearning4j.nn.weights.WeightInitDistribution");
                return changed.set("distribution", named("type"));
            }
        },
        ARRAY {
            @Override
            JsonNode naming(JsonNode value) {
                return array().add(NAME).add(value);
            }
        },
        ARRAY_OF_STRINGS {
            @Override
            JsonNode naming(JsonNode value) {
                return array().add(NAME).add("text");
            }
        },
        ARRAY_ALONE {
            @Override
            JsonNode naming(JsonNode value) {
                return array().add(NAME);
            }
        },
        KEY {
            @Override
            JsonNode naming(JsonNode value) {
                return object().set(NAME, value);
            }
        },
        LIST_OF_PROPERTIES {
            @Override
            JsonNode naming(JsonNode value) {
                return array().add(named("@class"));
            }
        },
        LIST_OF_ARRAYS {
            @Override
            JsonNode naming(JsonNode value) {
                return array().add(array().add(NAME).add(value));
            }
        };

        abstract JsonNode naming(JsonNode value);

        boolean isNames() {
            return this == ARRAY_ALONE || this == ARRAY_OF_STRINGS;
        }

        private static ObjectNode object() {
            return Json.mapper().createObjectNode();
        }

        private static ArrayNode array() {
            return Json.mapper().createArrayNode();
        }

        private static ObjectNode named(String property) {
            return object().put(property, NAME);
        }
    }

    /** Everywhere: in a chain and in a graph, at any depth, for objects, lists, numbers and nothing. */
    @ParameterizedTest
    @EnumSource
    void noFormOfNamingAClassAtAnyPlaceLoadsIt(Form form) throws IOException {
        for (Network network : List.of(
                SampleBundle.network(Cell.LSTM, Direction.FORWARD), SampleBundle.pooling(Direction.BIDIRECTIONAL))) {
            JsonNode good = Json.mapper().readTree(network.configuration());
            for (String place : places(good, "")) {
                JsonNode changed = good.deepCopy();
                set(changed, place, form.naming(good.at(place)));
                byte[] json = changed.toString().getBytes(StandardCharsets.UTF_8);

                if (!(isNames(place) && form.isNames())) {
                    assertThatExceptionOfType(IOException.class)
                            .as("%s at %s", form, place)
                            .isThrownBy(() -> new SavedConfiguration(json).weights())
                            .withMessageContaining("its configuration.json");
                }
                assertThat(initialised).as("%s at %s", form, place).isFalse();
            }
        }
    }

    /** Or else the test above proves nothing. */
    @Test
    void deeplearning4jItselfWouldLoadAClassThatAnArrayNames() throws IOException {
        JsonNode changed = Json.mapper()
                .readTree(SampleBundle.network(Cell.LSTM, Direction.FORWARD).configuration());
        JsonNode layer = changed.at("/confs/0/layer");
        set(changed, "/confs/0/layer", Form.array().add(Witness.class.getName()).add(layer));
        try {
            MultiLayerConfiguration.fromJson(changed.toString());
        } catch (RuntimeException e) {
            assertThat(e).hasMessageContaining("Witness");
        }
        assertThat(Witness.State.initialised).isTrue();
    }

    @Test
    void anotherEncodingThanDeeplearning4jsIsRefused() throws IOException {
        String json = SampleBundle.network(Cell.LSTM, Direction.FORWARD).configuration();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new SavedConfiguration(json.getBytes(StandardCharsets.UTF_16)).weights())
                .withMessageContaining("is not UTF-8");
    }

    /** 2^32 cells that read 2^32 numbers have 2^66 weights, which a long takes for 0. */
    @Test
    void sizesWhoseProductOverflowsAreRefused() throws IOException {
        String json = SampleBundle.network(Cell.LSTM, Direction.FORWARD)
                .configuration()
                .replaceAll("\"(nin|nout)\" : \\d+", "\"$1\" : 4294967296");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new SavedConfiguration(json.getBytes(StandardCharsets.UTF_8)).weights())
                .withMessageContaining("has 4294967296 at \"nin\", which no layer has");
    }

    static Stream<Architecture> architectures() {
        Function<Cell, List<Architecture>> all = cell -> {
            List<Architecture> some = new ArrayList<>();
            for (Direction direction : Direction.values()) {
                var stack = RecurrentStack.of(cell, 4, 3).reading(direction);
                some.add(new Architecture(new Input.Values(2), stack, new Readout.Values(2)));
                some.add(new Architecture(
                        new Input.Embedding(List.of(9, 4), 5, 0.2), stack.dropping(0.3), new Readout.Label(2)));
                for (Pooling pooling : Pooling.values()) {
                    some.add(new Architecture(new Input.Values(2), stack, new Readout.Label(2, List.of(pooling))));
                }
            }
            return some;
        };
        return Stream.of(Cell.values()).flatMap(cell -> all.apply(cell).stream());
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void theConfigurationOfEveryArchitectureIsAccepted(Architecture architecture) throws IOException {
        Network network = Network.of(architecture, 0.001, 7);
        byte[] json = network.configuration().getBytes(StandardCharsets.UTF_8);
        assertThat(new SavedConfiguration(json).weights()).isEqualTo(network.parameters());
    }

    /** Lists of names are what stands there anyway. */
    private static boolean isNames(String place) {
        return place.matches("/network(In|Out)puts|/topologicalOrderStr|/vertexInputs/[^/]*|.*/variables");
    }

    private static List<String> places(JsonNode node, String pointer) {
        List<String> places = new ArrayList<>();
        if (!pointer.isEmpty()) {
            places.add(pointer);
        }
        node.properties()
                .forEach(property -> places.addAll(places(property.getValue(), pointer + "/" + property.getKey())));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places.addAll(places(node.get(i), pointer + "/" + i));
        }
        return places;
    }

    private static void set(JsonNode tree, String pointer, JsonNode value) {
        int slash = pointer.lastIndexOf('/');
        String key = pointer.substring(slash + 1);
        JsonNode parent = tree.at(pointer.substring(0, slash));
        if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(key), value);
        } else {
            ((ObjectNode) parent).set(key, value);
        }
    }
}
