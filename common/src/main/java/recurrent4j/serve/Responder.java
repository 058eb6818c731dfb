package recurrent4j.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import recurrent4j.io.InputException;

/**
 * Answers requests: reads one, lets a worker answer it, and sees to it that both end in time.
 *
 * @param workers in whose threads answers are computed; they refuse what is too much
 * @param alarms ends what takes too long
 * @param loopback whether only this machine can ask
 * @param defects is told of what should not have gone wrong
 */
record Responder(
        Api api,
        Limits limits,
        Executor workers,
        ScheduledExecutorService alarms,
        Presence presence,
        boolean loopback,
        Consumer<Throwable> defects)
        implements HttpHandler {

    static final String TOO_LONG = "The answer takes longer than is allowed here; ask for less.";

    private static final Set<String> GET = new LinkedHashSet<>(List.of("GET", "HEAD"));
    private static final Set<String> POST = Set.of("POST");

    @Override
    public void handle(HttpExchange exchange) {
        var turn = new Turn(exchange, presence);
        if (!presence.enter()) {
            refuseLatecomer(exchange);
            return;
        }
        try {
            turn.alarm(alarms.schedule(turn::late, limits.timeout().toMillis(), TimeUnit.MILLISECONDS));
            answer(turn);
        } catch (Refusal e) {
            turn.end(() -> turn.refuse(e));
        } catch (IOException e) {
            // Whoever has asked is gone, or was too slow.
            turn.end(() -> {});
        } catch (RuntimeException | Error e) {
            turn.end(() -> turn.refuse(refusal(e)));
        }
    }

    private static void refuseLatecomer(HttpExchange exchange) {
        try (exchange) {
            Reply.refuse(
                    exchange, new Refusal(503, "The service is being stopped; ask again when it is started anew."));
        } catch (IOException e) {
            // Whoever has asked is gone.
        }
    }

    private void answer(Turn turn) throws IOException {
        HttpExchange exchange = turn.exchange();
        var question = new Question(exchange);
        if (loopback) {
            question.requireLoopbackName();
        }
        String path = String.valueOf(exchange.getRequestURI().getPath());
        Set<String> methods = methods(question, path);
        if (exchange.getRequestMethod().equals("OPTIONS")) {
            question.allow(methods);
            turn.end(() -> Reply.sendNothing(exchange));
            return;
        }
        question.requireMethod(methods);
        if (methods.equals(GET)) {
            Object answer = path.equals(Api.HEALTH) ? Map.of("status", "ok") : api.json();
            turn.end(() -> Reply.send(exchange, 200, Reply.json(answer)));
            return;
        }
        Route route = api.routes().stream()
                .filter(candidate -> candidate.path().equals(path))
                .findFirst()
                .orElseThrow();
        JsonNode request = question.json(limits.bodyBytes(), route.request());
        try {
            turn.work(workers, () -> work(turn, route, request));
        } catch (RejectedExecutionException e) {
            throw new Refusal(
                    503,
                    "%d requests are being answered and %d wait already; ask again later."
                            .formatted(limits.working(), limits.waiting()));
        }
    }

    private Set<String> methods(Question question, String path) {
        if (path.equals(Api.HEALTH) || path.equals(Api.PATH)) {
            return GET;
        }
        if (api.routes().stream().noneMatch(route -> route.path().equals(path))) {
            String known = Stream.concat(
                            api.routes().stream().map(route -> "POST " + route.path()),
                            Stream.of("GET " + Api.PATH, "GET " + Api.HEALTH))
                    .collect(Collectors.joining(", "));
            throw new Refusal(404, "There is no %s here; ask for %s.".formatted(question.path(), known));
        }
        return POST;
    }

    /** In a worker's thread. */
    private void work(Turn turn, Route route, JsonNode request) {
        HttpExchange exchange = turn.exchange();
        try {
            Object answer = route.answer().to(request);
            if (answer instanceof Stream<?> answers) {
                try (answers) {
                    Iterator<?> lines = answers.iterator();
                    // A question without an answer is refused as others are, before a line is sent.
                    lines.hasNext();
                    turn.end(() -> Reply.stream(exchange, lines, turn::isLate, this::sentence));
                }
            } else {
                byte[] json = Reply.json(answer);
                turn.end(() -> Reply.send(exchange, 200, json));
            }
        } catch (IOException | RuntimeException | Error e) {
            turn.end(() -> turn.refuse(refusal(e)));
        }
    }

    private String sentence(Throwable failure) {
        return refusal(failure).getMessage();
    }

    private Refusal refusal(Throwable failure) {
        if (failure instanceof Refusal refusal) {
            return refusal;
        } else if (failure instanceof InputException) {
            return new Refusal(400, Wording.USUAL.of(failure.getMessage()));
        }
        defects.accept(failure);
        return new Refusal(
                500, "The program has a defect that keeps it from answering this; its own messages say more.");
    }
}
