package recurrent4j.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import recurrent4j.io.Json;

/** What is written as the answer to a request. */
final class Reply {

    private static final ObjectWriter COMPACT = Json.mapper().writer().without(SerializationFeature.INDENT_OUTPUT);
    private static final int WITHOUT_BODY = -1;
    private static final int CHUNKED = 0;

    private Reply() {}

    static byte[] json(Object answer) throws JsonProcessingException {
        // As bytes, Jackson would write characters beyond the first 65,536 as two escapes each.
        return COMPACT.writeValueAsString(answer).getBytes(StandardCharsets.UTF_8);
    }

    static void refuse(HttpExchange exchange, Refusal refusal) throws IOException {
        if (refusal.ends()) {
            exchange.getResponseHeaders().set("Connection", "close");
        }
        send(exchange, refusal.status(), json(Map.of("error", refusal.getMessage())));
    }

    /** Sends JSON, or only its head to whoever asks for that. */
    static void send(HttpExchange exchange, int status, byte[] json) throws IOException {
        Headers headers = head(exchange, "application/json");
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", Integer.toString(json.length));
            exchange.sendResponseHeaders(status, WITHOUT_BODY);
            return;
        }
        exchange.sendResponseHeaders(status, json.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(json);
        }
    }

    static void sendNothing(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(204, WITHOUT_BODY);
    }

    /**
     * Sends answers line by line while they are computed, until it is too late; what goes wrong is the last line.
     *
     * @param error from what has gone wrong to its sentence
     */
    static void stream(
            HttpExchange exchange, Iterator<?> lines, BooleanSupplier late, Function<RuntimeException, String> error)
            throws IOException {
        head(exchange, "application/x-ndjson");
        exchange.sendResponseHeaders(200, CHUNKED);
        try (OutputStream out = exchange.getResponseBody()) {
            try {
                while (lines.hasNext()) {
                    write(out, lines.next());
                    if (late.getAsBoolean()) {
                        throw new Refusal(503, Responder.TOO_LONG);
                    }
                }
            } catch (RuntimeException e) {
                write(out, Map.of("error", error.apply(e)));
            }
        }
    }

    private static void write(OutputStream out, Object line) throws IOException {
        out.write(json(line));
        out.write('\n');
        out.flush();
    }

    private static Headers head(HttpExchange exchange, String type) {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        return headers;
    }
}
