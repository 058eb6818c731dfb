package recurrent4j.serve;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import recurrent4j.io.Excerpt;
import recurrent4j.io.InputException;
import recurrent4j.io.Json;

/** Reads what was asked, and refuses what is none of a service's questions. */
record Question(HttpExchange exchange) {

    private static final Pattern JSON = Pattern.compile(
            "application/(.+\\+)?json(\\s*;\\s*charset\\s*=\\s*\"?utf-8\"?)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern LOOPBACK =
            Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1])(:\\d+)?");

    /** How much of a request that is too large is read, so that its sender comes to read why it is refused. */
    private static final int DRAINED = 8;

    /** A page from elsewhere, whose name its owner lets point here, gives itself away by that name. */
    void requireLoopbackName() {
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (host != null && !LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
            throw new Refusal(
                    403,
                    "This service listens to its own machine alone, as localhost or 127.0.0.1, not as "
                            + Excerpt.of(host) + "; ask it there by one of these names.");
        }
    }

    void requireMethod(Set<String> allowed) {
        String method = exchange.getRequestMethod();
        if (!allowed.contains(method)) {
            allow(allowed);
            throw new Refusal(
                    405,
                    "%s is not answered at %s; use %s."
                            .formatted(Excerpt.of(method), path(), String.join(" or ", allowed)));
        }
    }

    void allow(Set<String> allowed) {
        exchange.getResponseHeaders().set("Allow", String.join(", ", allowed) + ", OPTIONS");
    }

    String path() {
        return Excerpt.of(String.valueOf(exchange.getRequestURI().getPath()));
    }

    /** Reads a request of at most so many bytes; whoever trickles is cut off by whoever has set the time. */
    JsonNode json(int limit, Schema schema) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        String type = headers.getFirst("Content-Type");
        if (type == null || !JSON.matcher(type.strip()).matches()) {
            throw new Refusal(415, "A question is JSON in UTF-8; send it with Content-Type: application/json.");
        }
        InputStream in = exchange.getRequestBody();
        byte[] body = in.readNBytes(limit);
        if (body.length == limit && in.read() >= 0) {
            drain(in, (long) DRAINED * limit);
            throw new Refusal(
                    413,
                    "The request has more than %d bytes, which is all that this service takes; ask for less at once."
                            .formatted(limit));
        }
        JsonNode json = tree(body);
        try {
            schema.require(json);
        } catch (InputException e) {
            throw new Refusal(400, e.getMessage());
        }
        return json;
    }

    private static void drain(InputStream in, long bytes) throws IOException {
        var block = new byte[1 << 16];
        for (long left = bytes; left > 0; ) {
            int read = in.read(block);
            if (read < 0) {
                return;
            }
            left -= read;
        }
    }

    private static JsonNode tree(byte[] body) throws IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            JsonNode tree = Json.mapper().readTree(text);
            if (tree.isMissingNode()) {
                throw new Refusal(400, "The request is empty; send JSON.");
            }
            return tree;
        } catch (CharacterCodingException e) {
            throw new Refusal(400, "The request is not in UTF-8; send JSON in UTF-8.");
        } catch (JacksonException e) {
            // What is nested too deep or has too many digits comes without a location.
            JsonLocation location = e.getLocation();
            String place = location == null
                    ? ""
                    : ", from line %d, column %d on".formatted(location.getLineNr(), location.getColumnNr());
            throw new Refusal(
                    400, "The request is no JSON%s: %s.".formatted(place, Excerpt.sentence(e.getOriginalMessage())));
        }
    }
}
