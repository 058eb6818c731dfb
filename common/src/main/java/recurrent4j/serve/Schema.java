package recurrent4j.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import recurrent4j.io.Excerpt;
import recurrent4j.io.InputException;

/**
 * What a JSON value must be like: a small part of <a href="https://json-schema.org/draft/2020-12/schema">JSON Schema</a>, which
 * describes requests to people and checks them, too. Schemas are immutable.
 */
public final class Schema {

    private static final Map<String, String> WORDS = Map.of(
            "string", "a text",
            "number", "a number",
            "integer", "a whole number",
            "boolean", "true or false",
            "array", "a list",
            "object", "an object",
            "null", "null");

    private final ObjectNode json;

    private Schema(ObjectNode json) {
        this.json = json;
    }

    /** A text. */
    public static Schema text(String description) {
        return of("string", description);
    }

    /** A number. */
    public static Schema number(String description) {
        return of("number", description);
    }

    /** A whole number. */
    public static Schema integer(String description) {
        return of("integer", description);
    }

    /** True or false. */
    public static Schema truth(String description) {
        return of("boolean", description);
    }

    /** A list. */
    public static Schema list(Schema element, String description) {
        Schema list = of("array", description);
        list.json.set("items", element.json);
        return list;
    }

    /** An object without properties so far; others than those that are added are refused. */
    public static Schema object(String description) {
        Schema object = of("object", description);
        object.json.set("properties", JsonNodeFactory.instance.objectNode());
        object.json.put("additionalProperties", false);
        return object;
    }

    /** An object with any names, and such a value for each. */
    public static Schema map(Schema value, String description) {
        Schema map = of("object", description);
        map.json.set("additionalProperties", value.json);
        return map;
    }

    private static Schema of(String type, String description) {
        return new Schema(
                JsonNodeFactory.instance.objectNode().put("type", type).put("description", description));
    }

    /** The same, or null. */
    public Schema orNull() {
        Schema changed = copy();
        changed.json.putArray("type").add(json.get("type").asText()).add("null");
        return changed;
    }

    /** The same object with one more property, which may be missing. */
    public Schema with(String property, Schema value) {
        Schema changed = copy();
        changed.json.withObjectProperty("properties").set(property, value.json);
        return changed;
    }

    /** The same object with one more property, which must be there. */
    public Schema requiring(String property, Schema value) {
        Schema changed = with(property, value);
        changed.json.withArrayProperty("required").add(property);
        return changed;
    }

    /** The same number from one to another, both included. */
    public Schema between(double least, double most) {
        Schema changed = copy();
        changed.json.put("minimum", least).put("maximum", most);
        return changed;
    }

    /** The same list with so many elements. */
    public Schema sized(int least, int most) {
        Schema changed = copy();
        changed.json.put("minItems", least).put("maxItems", most);
        return changed;
    }

    /** The schema as JSON. */
    public JsonNode json() {
        return json.deepCopy();
    }

    private Schema copy() {
        return new Schema(json.deepCopy());
    }

    /**
     * Checks a value.
     *
     * @throws InputException if it is not like this, naming the place and the rule
     */
    public void require(JsonNode value) {
        require(json, value, "");
    }

    private static void require(JsonNode schema, JsonNode value, String place) {
        String type = type(value);
        List<String> types = types(schema);
        if (!types.contains(type) && !(types.contains("number") && type.equals("integer"))) {
            String words = types.stream().map(WORDS::get).collect(Collectors.joining(" or "));
            throw refused(place, "must be " + words + ", and is " + shown(value));
        }
        switch (type) {
            case "object" -> requireProperties(schema, value, place);
            case "array" -> requireElements(schema, value, place);
            case "integer", "number" -> requireBounds(schema, value, place);
            default -> {}
        }
    }

    private static void requireProperties(JsonNode schema, JsonNode value, String place) {
        JsonNode others = schema.get("additionalProperties");
        JsonNode known = schema.path("properties");
        for (var property : value.properties()) {
            if (!known.has(property.getKey()) && others.isBoolean()) {
                List<String> names = new ArrayList<>();
                known.fieldNames().forEachRemaining(names::add);
                throw refused(
                        place,
                        "knows no \"" + Excerpt.of(property.getKey()) + "\"; choose from " + String.join(", ", names));
            }
            String inside = place.isEmpty() ? property.getKey() : place + "." + property.getKey();
            require(known.has(property.getKey()) ? known.get(property.getKey()) : others, property.getValue(), inside);
        }
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asText())) {
                throw refused(place, "lacks \"" + name.asText() + "\"");
            }
        }
    }

    private static void requireElements(JsonNode schema, JsonNode value, String place) {
        int least = schema.path("minItems").asInt(0);
        int most = schema.path("maxItems").asInt(Integer.MAX_VALUE);
        if (value.size() < least || value.size() > most) {
            throw refused(
                    place,
                    "has " + value.size() + " elements; give "
                            + (most == Integer.MAX_VALUE ? "at least " + least : least + " to " + most));
        }
        for (int i = 0; i < value.size(); i++) {
            require(schema.get("items"), value.get(i), place + "[" + i + "]");
        }
    }

    private static void requireBounds(JsonNode schema, JsonNode value, String place) {
        if (value.isBigInteger() && types(schema).contains("integer") && !schema.has("minimum")) {
            throw refused(place, "must have at most 64 bits, and is " + shown(value));
        }
        double number = value.asDouble();
        if (schema.has("minimum")
                && !(number >= schema.get("minimum").asDouble()
                        && number <= schema.get("maximum").asDouble())) {
            throw refused(
                    place,
                    "must lie between " + digits(schema.get("minimum")) + " and " + digits(schema.get("maximum"))
                            + ", and is " + shown(value));
        }
    }

    private static String digits(JsonNode number) {
        double value = number.asDouble();
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : number.asText();
    }

    private static List<String> types(JsonNode schema) {
        List<String> types = new ArrayList<>();
        if (schema.get("type").isArray()) {
            schema.get("type").forEach(type -> types.add(type.asText()));
        } else {
            types.add(schema.get("type").asText());
        }
        return types;
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case ARRAY -> "array";
            case OBJECT -> "object";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            default -> "null";
        };
    }

    private static String shown(JsonNode value) {
        return value.isContainerNode() ? WORDS.get(type(value)) : Excerpt.of(value.toString());
    }

    private static InputException refused(String place, String rule) {
        return new InputException((place.isEmpty() ? "The request " : "\"" + Excerpt.of(place) + "\" ") + rule + ".");
    }
}
