package recurrent4j.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a service answers, described as <a href="https://spec.openapis.org/oas/v3.1.0">OpenAPI 3.1</a> has it.
 *
 * @param title of the service
 * @param version of the program
 * @param routes with different paths
 */
public record Api(String title, String version, List<Route> routes) {

    static final String PATH = "/openapi.json";
    static final String HEALTH = "/health";

    private static final String JSON = "application/json";
    private static final Schema ERROR =
            Schema.object("Why there is no answer.").requiring("error", Schema.text("One sentence."));

    /** Copies the routes. */
    public Api {
        routes = List.copyOf(routes);
    }

    /** Returns the OpenAPI document. */
    public JsonNode json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("openapi", "3.1.0");
        root.putObject("info").put("title", title).put("version", version);
        ObjectNode paths = root.putObject("paths");
        for (Route route : routes) {
            paths.putObject(route.path()).set("post", operation(route));
        }
        ObjectNode health = paths.putObject(HEALTH).putObject("get");
        health.put("operationId", "health").put("summary", "Says that the service is there.");
        answers(health, Schema.object("The state.").requiring("status", Schema.text("Always ok.")));
        return root;
    }

    private static ObjectNode operation(Route route) {
        ObjectNode operation = JsonNodeFactory.instance.objectNode();
        operation
                .put("operationId", route.path().substring(1).replace('/', '-'))
                .put("summary", route.summary());
        ObjectNode body = operation.putObject("requestBody").put("required", true);
        ObjectNode content = body.putObject("content").putObject(JSON);
        content.set("schema", route.request().json());
        content.set("example", route.example());
        answers(operation, route.response());
        return operation;
    }

    private static void answers(ObjectNode operation, Schema answer) {
        ObjectNode responses = operation.putObject("responses");
        response(responses, "200", "The answer.").putObject(JSON).set("schema", answer.json());
        response(responses, "default", "One sentence that says why there is no answer.")
                .putObject(JSON)
                .set("schema", ERROR.json());
    }

    private static ObjectNode response(ObjectNode responses, String status, String description) {
        return responses.putObject(status).put("description", description).putObject("content");
    }
}
