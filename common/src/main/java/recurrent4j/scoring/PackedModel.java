package recurrent4j.scoring;

import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import recurrent4j.io.Checksum;
import recurrent4j.io.FolderReplacement;
import recurrent4j.io.InputException;

/**
 * The model folder of a run as bytes, which can be sent to other machines.
 *
 * @param files what each file of the folder holds, by its name
 */
public record PackedModel(SortedMap<String, byte[]> files) implements Serializable {

    /** No model, for what answers without one. */
    public static final PackedModel NONE = new PackedModel(Collections.emptySortedMap());

    /** @throws InputException if a name is none of a file in the folder itself */
    public PackedModel {
        for (String name : files.keySet()) {
            if (name.isEmpty() || name.startsWith(".") || name.contains("/") || name.contains("\\")) {
                throw new InputException("\"%s\" is no name of a file of a model; give a run's model folder.", name);
            }
        }
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /**
     * Reads a folder.
     *
     * @throws InputException if there is none, or it holds no model
     */
    public static PackedModel of(Path folder) throws IOException {
        Path current = FolderReplacement.current(folder);
        if (!Files.isDirectory(current)) {
            throw new InputException("There is no folder %s; give a run's model folder.", folder);
        }
        var files = new TreeMap<String, byte[]>();
        try (Stream<Path> all = Files.list(current)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        if (!files.containsKey("run.json")) {
            throw new InputException(
                    "The folder %s holds no run.json, so it is no model; give a run's model folder.", folder);
        }
        return new PackedModel(files);
    }

    /** Returns how many bytes it has. */
    public long size() {
        return files.values().stream().mapToLong(bytes -> bytes.length).sum();
    }

    /** Returns the checksum of all files, by which processes recognise it. */
    public String sha256() {
        var sum = new Checksum();
        files.forEach((name, bytes) -> sum.add(name + " " + bytes.length + "\n").add(ByteBuffer.wrap(bytes)));
        return sum.hex();
    }

    /** Opens it by way of a folder in the file system's place for such, which is deleted again. */
    public BatchScorer open(BatchScorer.Opener opener) throws IOException {
        Path folder = Files.createTempDirectory("model");
        try {
            for (var file : files.entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
            return opener.open(folder);
        } finally {
            for (String name : files.keySet()) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.deleteIfExists(folder);
        }
    }
}
