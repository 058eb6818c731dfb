package recurrent4j.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import recurrent4j.eval.Metric;
import recurrent4j.eval.Provenance;
import recurrent4j.eval.Score;
import recurrent4j.eval.Scoreboard;

/**
 * Who made a bundle, when, from what, and how good it is: {@code run.json}.
 *
 * @param bundleVersion the layout of the folder
 * @param created the moment of saving, as ISO 8601 in UTC
 * @param provenance app, command, seed, data and environment; they stand at the top level of the JSON
 * @param scores of every contestant of the run, as they were printed
 * @param keepsOptimizer whether the networks are saved with the state of their optimizer, which makes them three times as large
 *     and lets somebody train on in plain Deeplearning4j; bundles of before have it and do not say so
 * @param files SHA-256 of every other file of the bundle, by its name
 */
@JsonPropertyOrder({"bundleVersion", "created", "provenance", "scores", "keepsOptimizer", "files"})
public record RunCard(
        int bundleVersion,
        String created,
        @JsonUnwrapped Provenance provenance,
        List<Score> scores,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean keepsOptimizer,
        Map<String, String> files) {

    /** The only layout so far. */
    public static final int VERSION = 1;

    /** @throws NullPointerException if a part is missing, naming it */
    public RunCard {
        Objects.requireNonNull(created, "created is missing");
        scores = List.copyOf(Objects.requireNonNull(scores, "scores are missing"));
        files = Collections.unmodifiableSortedMap(new TreeMap<>(Objects.requireNonNull(files, "files are missing")));
    }

    /** A card of today for a model that has not been saved yet. */
    public static RunCard of(Provenance provenance, List<Score> scores) {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return new RunCard(VERSION, now, provenance, scores, false, Map.of());
    }

    /** The same card for networks that are saved with the state of their optimizer. */
    public RunCard keepingOptimizer() {
        return new RunCard(bundleVersion, created, provenance, scores, true, files);
    }

    /**
     * The scores, judged by a metric.
     *
     * @throws BundleException if they are none that a run has printed
     */
    public Scoreboard scoreboard(Metric metric) throws BundleException {
        var board = new Scoreboard(metric);
        try {
            scores.forEach(board::enter);
            if (!scores.isEmpty()) {
                board.winner();
            }
            return board;
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new BundleException(
                    "The scores in the bundle's run.json are none that a run has printed; train and save the model again.",
                    e);
        }
    }

    /** Returns how many networks the bundle holds. */
    public int networks() {
        return (int)
                files.keySet().stream().filter(file -> file.endsWith(".zip")).count();
    }

    RunCard withFiles(Map<String, String> checksums) {
        return new RunCard(bundleVersion, created, provenance, scores, keepsOptimizer, new TreeMap<>(checksums));
    }
}
