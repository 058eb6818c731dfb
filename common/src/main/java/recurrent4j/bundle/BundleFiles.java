package recurrent4j.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import recurrent4j.io.AtomicFile;
import recurrent4j.io.Checksum;
import recurrent4j.io.FolderReplacement;
import recurrent4j.io.InputException;
import recurrent4j.io.Json;
import recurrent4j.network.Network;

/** The files of one bundle. */
record BundleFiles(Path folder) {

    private static final String CARD = "run.json";
    private static final String NETWORK = "network.zip";
    private static final Pattern NETWORKS = Pattern.compile("network(-[1-9][0-9]{0,2})?\\.zip");
    private static final String JSON = ".json";
    private static final Pattern PART_NAME = Pattern.compile("(?!run$)[a-z][a-z0-9-]*");

    /** Far above any real vocabulary, and far below the memory of any machine. */
    private static final long LARGEST_JSON = 64L << 20;

    static void requirePartName(String name) {
        if (!PART_NAME.matcher(name).matches()) {
            throw new InputException("A part of a bundle cannot be called \"" + name
                    + "\"; use small letters, digits and hyphens, and not \"run\".");
        }
    }

    void write(ModelBundle bundle) throws IOException {
        boolean free = !Files.exists(folder) || isBundle() || Files.isDirectory(folder) && isEmpty();
        if (!free) {
            throw new BundleException(
                    folder + " is something else than a bundle, so it is left as it is; choose another folder.");
        }
        try (var replacement = new FolderReplacement(folder)) {
            Path aside = replacement.aside();
            Map<String, String> checksums = new TreeMap<>();
            for (int i = 0; i < bundle.networks().size(); i++) {
                Path zip = aside.resolve(networkFile(i));
                bundle.networks().get(i).write(zip, bundle.card().keepsOptimizer());
                new NetworkZip(zip).forgetTimes();
                checksums.put(networkFile(i), Checksum.of(zip));
            }
            for (var part : bundle.parts().entrySet()) {
                Path file = Files.writeString(aside.resolve(part.getKey() + JSON), json(part.getValue()));
                checksums.put(part.getKey() + JSON, Checksum.of(file));
            }
            Files.writeString(aside.resolve(CARD), json(bundle.card().withFiles(checksums)));
            replacement.commit();
        } catch (IOException e) {
            throw AtomicFile.unwritten(folder, e);
        }
    }

    ModelBundle readIf(String app, ModelBundle.Need needed) throws IOException {
        ModelBundle parts = withoutNetworks(app);
        if (!parts.card().files().containsKey(NETWORK)) {
            throw damaged(CARD, "it names no " + NETWORK, null);
        }
        if (!needed.of(parts)) {
            return parts;
        }
        List<String> files = IntStream.iterate(0, place -> place + 1)
                .mapToObj(BundleFiles::networkFile)
                .takeWhile(parts.card().files()::containsKey)
                .toList();
        return new ModelBundle(parts.card(), sideBySide(files, this::network), parts.parts());
    }

    ModelBundle read(String app, ModelBundle.Choice chosen, UnaryOperator<Network> installed) throws IOException {
        ModelBundle parts = withoutNetworks(app);
        List<Network> networks = sideBySide(chosen.of(parts), wanted -> {
            String file = networkFile(wanted.place());
            if (!parts.card().files().containsKey(file)) {
                throw damaged(CARD, "it names no " + file, null);
            }
            Network network = installed.apply(network(file));
            wanted.fit().require(network, file);
            return network;
        });
        return new ModelBundle(parts.card(), networks, parts.parts());
    }

    private ModelBundle withoutNetworks(String app) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new BundleException(
                    "There is no folder " + folder + " to load a model from; give one that a training has saved.");
        }
        if (!isBundle()) {
            throw new BundleException("The folder " + folder + " holds no " + CARD
                    + ", so it is no bundle; give one that a training has saved.");
        }
        RunCard card = card(app);
        sideBySide(List.copyOf(card.files().entrySet()), file -> {
            requireUnchanged(file.getKey(), file.getValue());
            return file;
        });
        Map<String, JsonNode> parts = new TreeMap<>();
        for (String file : card.files().keySet()) {
            if (file.endsWith(JSON)) {
                parts.put(partOf(file), tree(file));
            }
        }
        return new ModelBundle(card, List.of(), parts);
    }

    private interface Reading<T, R> {
        R read(T file) throws IOException;
    }

    /** Files are read in several threads, since most of a loading is reading; the answers stay in the order of the files. */
    private static <T, R> List<R> sideBySide(List<T> files, Reading<T, R> reading) throws IOException {
        try {
            return files.parallelStream()
                    .map(file -> {
                        try {
                            return reading.read(file);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Returns the file of one of several networks. */
    static String networkFile(int index) {
        return index == 0 ? NETWORK : "network-" + (index + 1) + ".zip";
    }

    private static String partOf(String file) {
        return file.substring(0, file.length() - JSON.length());
    }

    private boolean isBundle() {
        return Files.isRegularFile(folder.resolve(CARD));
    }

    private boolean isEmpty() throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** Looks at the version first: a newer card may have any other shape. */
    private RunCard card(String app) throws IOException {
        JsonNode tree = tree(CARD);
        JsonNode version = tree.path("bundleVersion");
        if (!version.isInt() || version.intValue() < 1) {
            throw new BundleException("The " + CARD + " of " + folder
                    + " names no bundle version, so it is no bundle; give a folder that a training has saved.");
        }
        if (version.intValue() > RunCard.VERSION) {
            throw new BundleException("Bundle " + folder + " has version " + version
                    + ", and this program knows versions up to " + RunCard.VERSION + "; load it with a newer program.");
        }
        String owner = tree.path("app").isTextual() ? tree.path("app").asText() : "a program without a name";
        if (!owner.equals(app)) {
            throw new BundleException("Bundle " + folder + " was saved by " + owner + ", and this is " + app
                    + "; load it with the program that saved it.");
        }
        try {
            return Json.read(tree, RunCard.class);
        } catch (IOException e) {
            throw damaged(CARD, e.getMessage(), e);
        }
    }

    private JsonNode tree(String file) throws IOException {
        Path path = folder.resolve(file);
        if (Files.size(path) > LARGEST_JSON) {
            throw damaged(file, "it has " + Files.size(path) + " bytes, more than any such file", null);
        }
        try {
            return Json.mapper().readTree(path.toFile());
        } catch (JsonProcessingException e) {
            throw damaged(file, e.getOriginalMessage(), e);
        }
    }

    private void requireUnchanged(String file, String checksum) throws IOException {
        if (!NETWORKS.matcher(file).matches()
                && !(file.endsWith(JSON) && PART_NAME.matcher(partOf(file)).matches())) {
            throw damaged(CARD, "it names \"" + file + "\", which no bundle holds", null);
        }
        if (!Files.isRegularFile(folder.resolve(file))) {
            throw damaged(file, "it is missing", null);
        }
        if (!Checksum.of(folder.resolve(file)).equals(checksum)) {
            throw damaged(
                    file, "its checksum is not the one that " + CARD + " names, so it was cut short or changed", null);
        }
    }

    private Network network(String file) throws IOException {
        Path zip = folder.resolve(file);
        try {
            new NetworkZip(zip).requireHarmless();
            return Network.read(zip);
        } catch (IOException e) {
            throw damaged(file, e.getMessage(), e);
        } catch (RuntimeException e) {
            // Deeplearning4j throws exceptions of every kind at a configuration that it cannot build.
            throw damaged(
                    file, "Deeplearning4j cannot build it (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    private BundleException damaged(String file, String reason, Exception cause) {
        String line = String.valueOf(reason).lines().findFirst().orElse("no reason given");
        return new BundleException(
                "The %s of bundle %s cannot be used: %s; train and save the model again."
                        .formatted(file, folder, line.endsWith(".") ? line.substring(0, line.length() - 1) : line),
                cause);
    }

    private static String json(Object value) throws JsonProcessingException {
        return Json.mapper().writeValueAsString(value) + "\n";
    }
}
