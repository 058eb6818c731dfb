package recurrent4j.bundle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import recurrent4j.io.Checksum;
import recurrent4j.io.Json;

/** What somebody with bad intentions, and with the means to make every checksum right again, can do to a bundle. */
record Tampering(Path bundle) {

    interface Change {
        void make(Tampering tampering) throws IOException;
    }

    Path zip() {
        return bundle.resolve("network.zip");
    }

    Path card() {
        return bundle.resolve("run.json");
    }

    void card(Consumer<ObjectNode> change) throws IOException {
        var tree = (ObjectNode) Json.mapper().readTree(card().toFile());
        change.accept(tree);
        Files.writeString(card(), Json.mapper().writeValueAsString(tree));
    }

    void cardText(UnaryOperator<String> change) throws IOException {
        Files.writeString(card(), change.apply(Files.readString(card())));
    }

    /** Writes a file, and its new checksum into the card. */
    void write(String file, byte[] bytes) throws IOException {
        Files.write(bundle.resolve(file), bytes);
        card(tree -> ((ObjectNode) tree.get("files")).put(file, Checksum.of(bytes)));
    }

    void entries(Consumer<Map<String, byte[]>> change) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (var in = new ZipInputStream(Files.newInputStream(zip()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        change.accept(entries);
        write("network.zip", zipped(entries));
    }

    void entry(String name, UnaryOperator<byte[]> change) throws IOException {
        entries(entries -> entries.compute(name, (key, bytes) -> change.apply(bytes)));
    }

    void configuration(String part, String replacement) throws IOException {
        entry("configuration.json", bytes -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (!text.contains(part)) {
                throw new IllegalArgumentException("The configuration has no " + part + ": " + text);
            }
            return text.replace(part, replacement).getBytes(StandardCharsets.UTF_8);
        });
    }

    static byte[] zipped(Map<String, byte[]> entries) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    /** An array as ND4J writes it, with other longs in its description and another count before its values. */
    static byte[] array(byte[] saved, UnaryOperator<long[]> change, long values) {
        var bytes = new ByteArrayOutputStream();
        try (var in = new DataInputStream(new ByteArrayInputStream(saved));
                var out = new DataOutputStream(bytes)) {
            out.writeUTF(in.readUTF());
            var shape = new long[(int) in.readLong()];
            String type = in.readUTF();
            for (int i = 0; i < shape.length; i++) {
                shape[i] = in.readLong();
            }
            long[] changed = change.apply(shape);
            out.writeLong(changed.length);
            out.writeUTF(type);
            for (long number : changed) {
                out.writeLong(number);
            }
            out.writeUTF(in.readUTF());
            in.readLong();
            out.writeLong(values);
            out.write(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot fail", e);
        }
        return bytes.toByteArray();
    }
}
