package recurrent4j.bundle;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.deeplearning4j.util.ModelSerializer;

/**
 * A saved network that nobody trusts yet. Deeplearning4j runs Java deserialization on {@code preprocessor.bin}, makes
 * any class that the configuration names and takes the memory that an array claims to need, so all of that is looked at
 * before Deeplearning4j sees the file.
 */
record NetworkZip(Path zip) {

    /** As Deeplearning4j writes them; the configuration comes first, and from it follow the sizes of the arrays. */
    private static final List<String> ENTRIES =
            List.of(ModelSerializer.CONFIGURATION_JSON, ModelSerializer.COEFFICIENTS_BIN, ModelSerializer.UPDATER_BIN);

    /** A layer takes some two thousand. */
    private static final int MOST_CONFIGURATION_BYTES = 4 << 20;

    /** No updater of Deeplearning4j keeps more numbers for a weight. */
    private static final int MOST_STATES = 3;

    private static final int BUFFER_BYTES = 1 << 16;

    /** The end of a zip, and the head of an entry in the directory before it (PKWARE, APPNOTE.TXT, 4.3.12 and 4.3.16). */
    private static final int END_BYTES = 22;

    private static final int ENTRY_BYTES = 46;

    /** Midnight, and the first of January 1980. */
    private static final ByteBuffer FIRST_TIME =
            ByteBuffer.wrap(new byte[] {0, 0, 0x21, 0}).asReadOnlyBuffer();

    /**
     * Reads the zip from its beginning, as Deeplearning4j will, and holds no more than the configuration in memory.
     *
     * @throws IOException if it is no zip, or holds what a saved network does not
     */
    void requireHarmless() throws IOException {
        List<ZipEntry> entries = new ArrayList<>();
        long weights = 0;
        try (var in = new ZipInputStream(new BufferedInputStream(Files.newInputStream(zip), BUFFER_BYTES))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                requireExpected(entry.getName(), entries.size());
                switch (entries.size()) {
                    case 0 -> weights = new SavedConfiguration(configuration(in)).weights();
                    case 1 -> new SavedArray(entry.getName(), weights, weights).require(in);
                    default -> new SavedArray(entry.getName(), 1, MOST_STATES * weights).require(in);
                }
                entries.add(entry);
            }
        } catch (EOFException e) {
            var failure = new ZipException("it ends too early");
            failure.initCause(e);
            throw failure;
        }
        if (entries.size() < 2) {
            throw new ZipException("it is no complete zip of a network");
        }
        requireSameDirectory(entries);
    }

    /**
     * Gives all entries the first time that a zip can say instead of that of the day, so that the same network has the same
     * bytes, and the same checksum. The file must be as Deeplearning4j has written it: with nothing behind its directory.
     */
    void forgetTimes() throws IOException {
        try (var file = FileChannel.open(zip, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer end = read(file, file.size() - END_BYTES, END_BYTES);
            long entry = Integer.toUnsignedLong(end.getInt(16));
            for (int left = end.getShort(10); left > 0; left--) {
                ByteBuffer head = read(file, entry, ENTRY_BYTES);
                file.write(FIRST_TIME.duplicate(), entry + 12);
                file.write(FIRST_TIME.duplicate(), Integer.toUnsignedLong(head.getInt(42)) + 10);
                entry += ENTRY_BYTES + head.getShort(28) + head.getShort(30) + head.getShort(32);
            }
        }
    }

    private static ByteBuffer read(FileChannel file, long place, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        file.read(buffer, place);
        return buffer;
    }

    private static void requireExpected(String name, int place) throws ZipException {
        if (place >= ENTRIES.size() || !name.equals(ENTRIES.get(place))) {
            throw new ZipException("it holds \"" + name + "\", and a network consists of " + String.join(", ", ENTRIES)
                    + " alone, in this order");
        }
    }

    private static byte[] configuration(InputStream in) throws IOException {
        byte[] configuration = in.readNBytes(MOST_CONFIGURATION_BYTES + 1);
        if (configuration.length > MOST_CONFIGURATION_BYTES) {
            throw new ZipException("its configuration.json is longer than that of any network");
        }
        return configuration;
    }

    /** Some programs read the directory at the end of a zip instead, which may tell another story. */
    private void requireSameDirectory(List<ZipEntry> entries) throws IOException {
        try (var file = new ZipFile(zip.toFile())) {
            List<String> listed = file.stream().map(NetworkZip::summary).toList();
            if (!listed.equals(entries.stream().map(NetworkZip::summary).toList())) {
                throw new ZipException("its table of contents differs from its contents");
            }
        }
    }

    private static String summary(ZipEntry entry) {
        return entry.getName() + " " + entry.getSize() + " " + entry.getCrc();
    }
}
