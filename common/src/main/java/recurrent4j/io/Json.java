package recurrent4j.io;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.stream.Collectors;

/**
 * How records become JSON and return: indented, every key once, and {@code null} for a double that is not finite, since
 * JSON knows no NaN.
 */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            // Records answer questions such as isBaseline(), and these are no components.
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addModule(new SimpleModule()
                    .addSerializer(double.class, new FiniteOrNull())
                    .addSerializer(Double.class, new FiniteOrNull())
                    .addDeserializer(double.class, new NumberOrNaN())
                    .addDeserializer(Double.class, new NumberOrNaN()))
            .build();

    static {
        MAPPER.setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
    }

    private Json() {}

    /** The one mapper; it is never changed, so it may be shared. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /**
     * A record out of a tree that somebody may have changed.
     *
     * @param required what a record must have, such as {@link DeserializationFeature#FAIL_ON_NULL_CREATOR_PROPERTIES}
     * @throws IOException if it cannot be made, in words that say where and why
     */
    public static <T> T read(JsonNode tree, Class<T> type, DeserializationFeature... required) throws IOException {
        try {
            return MAPPER.reader().withFeatures(required).treeToValue(tree, type);
        } catch (JsonMappingException e) {
            String place = e.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                    .collect(Collectors.joining());
            throw new IOException(place.isEmpty() ? reason(e) : place.substring(1) + ": " + reason(e), e);
        }
    }

    private static String reason(JsonMappingException failure) {
        Throwable cause = failure.getCause();
        if (failure instanceof InvalidNullException) {
            return "something is missing";
        } else if (cause instanceof NullPointerException) {
            boolean ours = cause.getMessage() != null && cause.getMessage().endsWith("missing");
            return ours ? cause.getMessage() : "something is missing";
        }
        return cause instanceof InputException ? cause.getMessage() : failure.getOriginalMessage();
    }

    private static final class FiniteOrNull extends StdSerializer<Double> {

        private static final long serialVersionUID = 1;

        FiniteOrNull() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (Double.isFinite(value)) {
                out.writeNumber(value);
            } else {
                out.writeNull();
            }
        }
    }

    private static final class NumberOrNaN extends StdDeserializer<Double> {

        private static final long serialVersionUID = 1;

        NumberOrNaN() {
            super(Double.class);
        }

        @Override
        public Double deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return _parseDoublePrimitive(in, context);
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return Double.NaN;
        }
    }
}
