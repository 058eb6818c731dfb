package recurrent4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import recurrent4j.io.Checksum;
import recurrent4j.io.Excerpt;
import recurrent4j.io.Json;

/**
 * Golden models with one thing that no training saves, and checksums that are right again: a program must refuse each in
 * one sentence or answer with numbers, and soon.
 */
public final class DamagedModels {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int WHOLE_LIST = 4;

    private static final List<String> VALUES = List.of(
            "", "null", "0", "-1", "0.5", "2000000000", "1e300", "\"\"", "\"\\u0000\"", "\"odd\"", "[]", "{}", "[null]");

    private final Class<?> app;
    private final Path scratch;

    /**
     * @param app that is asked
     * @param scratch where the models are damaged
     */
    public DamagedModels(Class<?> app, Path scratch) {
        this.app = app;
        this.scratch = scratch;
    }

    /**
     * What may be wrong with a model: a value of its JSON that is none, too small, too large or of another kind, or the
     * network of another model.
     *
     * @param question that the model is asked, as {@code kind/command-question.txt}
     * @param file of the model
     * @param place a JSON pointer, or the kind that another network is of
     * @param value that stands there, or nothing to leave the place out
     */
    record Damage(String question, String file, String place, String value) {

        private String kind() {
            return question.substring(0, question.indexOf('/'));
        }
    }

    /** All kinds of damage to all golden models, each model asked its first question. */
    private static List<Damage> all() throws IOException {
        Map<String, String> questions = new TreeMap<>();
        for (String question : GoldenModels.questions()) {
            if (!question.endsWith("/train-question.txt")) {
                questions.putIfAbsent(question.substring(0, question.indexOf('/')), question);
            }
        }
        List<Damage> all = new ArrayList<>();
        for (var asked : questions.entrySet()) {
            for (Path file : files(GoldenModels.folder().resolve(asked.getKey()).resolve("model"))) {
                String name = file.getFileName().toString();
                if (name.endsWith(".json")) {
                    places(Json.mapper().readTree(file.toFile()), "").stream()
                            .flatMap(place -> VALUES.stream()
                                    .map(value -> new Damage(asked.getValue(), name, place, value)))
                            .forEach(all::add);
                }
            }
            questions.keySet().stream()
                    .filter(other -> !other.equals(asked.getKey()))
                    .forEach(other -> all.add(new Damage(asked.getValue(), "network.zip", other, "")));
        }
        return all;
    }

    /**
     * Asks models with every so-many-th damage.
     *
     * @param every 1 for all
     */
    public void requireSentencesOrNumbers(int every) throws IOException, InterruptedException {
        List<Damage> all = all();
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < all.size(); i += every) {
            fault(all.get(i)).ifPresent(failures::add);
        }
        assertThat(failures).as("%d damages, every %d. of them", all.size(), every).isEmpty();
    }

    /** Does the damage to a copy, asks it, and returns what is wrong with the answer. */
    private Optional<String> fault(Damage damage) throws IOException, InterruptedException {
        Path golden = GoldenModels.folder().resolve(damage.kind());
        Path copy = Files.createDirectories(scratch.resolve(damage.kind()));
        copy(golden, copy);
        copy(golden.resolve("model"), Files.createDirectories(copy.resolve("model")));
        damage(copy.resolve("model"), damage);

        AppRun answer;
        try {
            answer = soon(damage);
        } catch (TimeoutException e) {
            return Optional.of(damage + " is not answered within " + SOON);
        } catch (ExecutionException e) {
            return Optional.of(damage + " ends in " + e.getCause());
        }
        String shown = answer.exitCode() == 0 ? answer.out() : answer.err().strip();
        boolean right = answer.exitCode() == 0
                ? !shown.matches("(?s).*(NaN|Infinity).*")
                : answer.exitCode() == Cli.MISTAKE
                        && shown.lines().count() == 1
                        && !shown.matches(".*(Exception|Error\\b|\\bnull\\b).*");
        return right ? Optional.empty() : Optional.of(damage + ": " + Excerpt.of(shown));
    }

    private AppRun soon(Damage damage) throws InterruptedException, ExecutionException, TimeoutException {
        return CompletableFuture.supplyAsync(() -> {
                    try {
                        return GoldenModels.ask(app, damage.question(), scratch, scratch);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    private static void damage(Path model, Damage damage) throws IOException {
        Path file = model.resolve(damage.file());
        if (damage.file().endsWith(".zip")) {
            Path other = GoldenModels.folder().resolve(damage.place()).resolve("model/network.zip");
            Files.copy(other, file, StandardCopyOption.REPLACE_EXISTING);
        } else {
            JsonNode tree = Json.mapper().readTree(file.toFile());
            change(tree, JsonPointer.compile(damage.place()), damage.value());
            Files.writeString(file, Json.mapper().writeValueAsString(tree));
        }
        Path card = model.resolve("run.json");
        JsonNode tree = Json.mapper().readTree(card.toFile());
        if (!file.equals(card) && tree.get("files") instanceof ObjectNode files) {
            files.put(damage.file(), Checksum.of(file));
            Files.writeString(card, Json.mapper().writeValueAsString(tree));
        }
    }

    private static void change(JsonNode tree, JsonPointer place, String value) throws IOException {
        JsonNode parent = tree.at(place.head());
        String key = place.last().getMatchingProperty();
        if (parent instanceof ObjectNode object) {
            if (value.isEmpty()) {
                object.remove(key);
            } else {
                object.set(key, Json.mapper().readTree(value));
            }
        } else if (parent instanceof ArrayNode list) {
            if (value.isEmpty()) {
                list.remove(place.last().getMatchingIndex());
            } else {
                list.set(place.last().getMatchingIndex(), Json.mapper().readTree(value));
            }
        }
    }

    /** All places, though of a long list only the first and the last. */
    private static List<String> places(JsonNode node, String pointer) {
        List<String> places = new ArrayList<>();
        if (!pointer.isEmpty()) {
            places.add(pointer);
        }
        node.properties()
                .forEach(property -> places.addAll(places(
                        property.getValue(),
                        pointer + "/" + property.getKey().replace("~", "~0").replace("/", "~1"))));
        for (int i = 0; i < node.size() && node.isArray(); i++) {
            if (i < WHOLE_LIST / 2 || i >= node.size() - WHOLE_LIST / 2) {
                places.addAll(places(node.get(i), pointer + "/" + i));
            }
        }
        return places;
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : files(from)) {
            Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
