package recurrent4j.timeseries;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import recurrent4j.io.InputException;
import recurrent4j.io.Json;
import recurrent4j.serve.Route;
import recurrent4j.serve.Schema;
import recurrent4j.serve.Wording;
import recurrent4j.timeseries.forecast.Forecast;
import recurrent4j.timeseries.series.Series;

/** The question of what follows series, over HTTP: {@code {"series": [{"values": [1, 2, 3]}], "horizon": 2}}. */
record ForecastRoute(Forecaster forecaster) {

    private static final int MOST = 100_000;
    private static final Schema NUMBERS = Schema.list(Schema.number("A value."), "A value a step.");
    private static final Schema TIMES = Schema.list(Schema.text("A moment, as 2021-03-21."), "When the steps are.");

    private static final Schema SERIES = Schema.object("A series, oldest value first.")
            .with("id", Schema.text("What it is called in the answer; its number, from 1, otherwise."))
            .requiring("values", NUMBERS.sized(1, MOST))
            .with("times", TIMES)
            .with(
                    "start",
                    Schema.text("Instead of times: when the first value was, as 2021-03-21 or 2021-03-21T14:00."))
            .with("every", Schema.text("With start: how often values come, in ISO 8601, as P1M, P7D or PT1H."));

    private static final Schema INTERVAL = Schema.object("Where the truth is expected as often as the level says.")
            .with("level", Schema.number("From 0 to 1."))
            .with("lower", NUMBERS)
            .with("upper", NUMBERS);

    private static final Schema FORECAST = Schema.object("What is expected to follow a series.")
            .with("id", Schema.text("Of the series."))
            .with("method", Schema.text("What forecasts."))
            .with("times", TIMES)
            .with("mean", NUMBERS)
            .with("intervals", Schema.list(INTERVAL, "Of each level."));

    private static final Schema RESPONSE = Schema.object("Forecasts in the order of the series.")
            .with("step", Schema.text("How often values come."))
            .with("forecasts", Schema.list(FORECAST, "One a series."));

    private static final Wording WORDING = Wording.usual()
            .saying("; leave it out with --short skip, or .*", "; send more \"values\", or leave the series out.")
            .saying("; say --date-format .*", "; write \"times\" as 2021-03-21.")
            .saying(", or name the form of the dates with --date-format", "")
            .saying(
                    "; train one for it, or give --season \\d+ if that is right",
                    "; leave out \"times\", or \"start\" and \"every\", if the model's season is right")
            .saying("; give just that with --.*", "; that cannot be sent over HTTP, so ask by the command forecast.")
            .saying("; name their column with --ds", "; send \"times\", or \"start\" and \"every\"");

    /** What is answered, with the names that {@code forecast --json} has for it. */
    record Answer(String step, List<Entry> forecasts) {

        record Entry(String id, String method, List<String> times, double[] mean, List<Forecast.Interval> intervals) {}
    }

    static Route of(Forecaster forecaster) {
        int horizon = forecaster.horizon();
        Schema request = Schema.object("Series that are continued.")
                .requiring("series", Schema.list(SERIES, "At least one.").sized(1, MOST))
                .with(
                        "horizon",
                        Schema.integer("Steps; %d otherwise.".formatted(horizon))
                                .between(1, horizon))
                .with(
                        "levels",
                        Schema.list(Schema.number("Such as 0.8."), "Of the intervals; all that there are otherwise."));
        JsonNode example = example(horizon);
        String summary = "Continues series by %s, up to %d steps of %s."
                .formatted(forecaster.method(), horizon, forecaster.frequency().step());
        return new Route("/forecast", summary, request, RESPONSE, example, new ForecastRoute(forecaster)::answer)
                .in(WORDING);
    }

    /** Four years of months, long enough for most models. */
    private static JsonNode example(int horizon) {
        ObjectNode example = Json.mapper().createObjectNode();
        ArrayNode values =
                example.putArray("series").addObject().put("id", "shop").putArray("values");
        for (int month = 0; month < 48; month++) {
            values.add(Math.round(100 + month + 20 * Math.sin(month * Math.PI / 6)));
        }
        return example.put("horizon", horizon);
    }

    private Answer answer(JsonNode request) {
        List<Series> series = new ArrayList<>();
        for (JsonNode one : request.get("series")) {
            series.add(series(one, Integer.toString(series.size() + 1)));
        }
        int horizon = request.path("horizon").asInt(forecaster.horizon());
        List<Forecast> forecasts = forecaster.forecast(series, horizon);
        return new Answer(
                forecaster.frequency().step(),
                IntStream.range(0, series.size())
                        .mapToObj(i -> new Answer.Entry(
                                series.get(i).id(),
                                forecaster.method(),
                                forecasts.get(i).times(),
                                forecasts.get(i).mean(),
                                intervals(forecasts.get(i), request)))
                        .toList());
    }

    private static List<Forecast.Interval> intervals(Forecast forecast, JsonNode request) {
        if (!request.has("levels")) {
            return forecast.intervals();
        }
        Set<Double> asked = new HashSet<>();
        request.get("levels").forEach(level -> asked.add(level.asDouble()));
        List<Double> known =
                forecast.intervals().stream().map(Forecast.Interval::level).toList();
        if (!known.containsAll(asked)) {
            throw new InputException("The model has intervals of the levels " + known + "; choose from these.");
        }
        return forecast.intervals().stream()
                .filter(interval -> asked.contains(interval.level()))
                .toList();
    }

    private static Series series(JsonNode json, String number) {
        String id = json.path("id").asText(number);
        double[] values = StreamSupport.stream(json.get("values").spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
        if (json.has("start") != json.has("every") || json.has("start") && json.has("times")) {
            throw new InputException(
                    "Series %s has either \"times\", or \"start\" and \"every\", or none of them.", id);
        }
        if (json.has("times")) {
            List<String> times = new ArrayList<>();
            json.get("times").forEach(time -> times.add(time.asText()));
            return Series.of(id, times, values);
        }
        return json.has("start")
                ? regular(id, json.get("start").asText(), json.get("every").asText(), values)
                : Series.of(id, values);
    }

    private static Series regular(String id, String start, String every, double[] values) {
        try {
            if (every.contains("T")) {
                LocalDateTime first = start.contains("T")
                        ? LocalDateTime.parse(start)
                        : LocalDate.parse(start).atStartOfDay();
                return Series.of(id, first, Duration.parse(every), values);
            }
            Period period = Period.parse(every);
            if (!LocalDate.EPOCH.plus(period).isAfter(LocalDate.EPOCH)) {
                throw new InputException(
                        "Series %s goes on every \"%s\"; choose a longer time, such as P1D.", id, every);
            }
            return Series.of(id, LocalDate.parse(start), period, values);
        } catch (DateTimeException e) {
            throw new InputException(
                    "Series %s begins at \"%s\" and goes on every \"%s\", which are no date and no ISO 8601 duration; write"
                            + " 2021-03-21 and P1D, say.",
                    id, start, every);
        }
    }
}
