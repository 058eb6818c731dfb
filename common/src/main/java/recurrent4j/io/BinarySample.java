package recurrent4j.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Some bytes of what is said to be text, of which it is asked what else they are: files of other programs are often taken
 * for text, and what helps depends on what they are.
 */
record BinarySample(byte[] bytes, int length) {

    private static final String UTF_16 = "%1$s, and no text in UTF-8; iconv -f %1$s -t UTF-8 converts it.";

    /** Of the bytes in UTF-16, this share at least are the zeros that stand beside blanks and line ends. */
    private static final double ZEROS = 0.04;

    /**
     * What begins with such bytes.
     *
     * @param start a pattern of hexadecimal digits
     * @param words what it is, and what to do
     */
    private record Kind(String start, String words) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("fffe0000|..000000(?!00)", UTF_16.formatted("UTF-32LE")),
            new Kind("0000feff|000000(?!00)", UTF_16.formatted("UTF-32BE")),
            new Kind("fffe|..00(?!00)", UTF_16.formatted("UTF-16LE")),
            new Kind("feff|00(?!00)", UTF_16.formatted("UTF-16BE")),
            new Kind("1f8b", "gzipped twice, and no text in UTF-8; gunzip it once."),
            new Kind("425a68..314159", "compressed by bzip2, and no text in UTF-8; bunzip2 unpacks it."),
            new Kind("fd377a585a00", "compressed by xz, and no text in UTF-8; unxz unpacks it."),
            new Kind("28b52ffd", "compressed by zstd, and no text in UTF-8; unzstd unpacks it."),
            new Kind("377abcaf271c", "a 7-Zip archive, and no text in UTF-8; unpack it first."),
            new Kind("526172211a07", "a RAR archive, and no text in UTF-8; unpack it first."),
            new Kind("25504446", "a PDF document, and no text in UTF-8; save it as text first."),
            new Kind("d0cf11e0", "an office document, and no text in UTF-8; save it as CSV or text in UTF-8 first."),
            new Kind("53514c69746520666f726d617420", "an SQLite database, and no text in UTF-8; export its table."),
            new Kind("5041523115", "a Parquet file, and no text in UTF-8; save it as CSV first."),
            new Kind("89504e47|ffd8ff", "an image, and no text in UTF-8; check that it is the right file."));

    /** Returns what the beginning of a file tells it is, and what to do, as the rest of a sentence; nothing of text. */
    Optional<String> kind() {
        if (contains("504b0304", 0)) {
            return Optional.of(zip());
        } else if (contains("7573746172", 257)) {
            return Optional.of("a tar archive, and no text in UTF-8; unpack it first.");
        }
        String start = HexFormat.of().formatHex(bytes, 0, Math.min(16, length));
        return KINDS.stream()
                .filter(kind -> start.matches("(" + kind.start() + ").*"))
                .map(Kind::words)
                .findFirst();
    }

    /** Office documents of today are zip archives, too, whose entries tell them apart. */
    private String zip() {
        String entries = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        boolean office = List.of("[Content_Types].xml", "xl/", "word/", "opendocument").stream()
                .anyMatch(entries::contains);
        return office
                ? "an office document, such as an Excel workbook, and no text in UTF-8; save it as CSV or text in UTF-8 first."
                : "a zip archive, and no text in UTF-8; unpack it first.";
    }

    private boolean contains(String hexadecimal, int from) {
        byte[] wanted = HexFormat.of().parseHex(hexadecimal);
        int to = from + wanted.length;
        return length >= to && Arrays.equals(bytes, from, to, wanted, 0, wanted.length);
    }

    /** Returns the place of the first zero byte. */
    int zero() {
        return IntStream.range(0, length).filter(i -> bytes[i] == 0).findFirst().orElse(0);
    }

    /**
     * Returns that it is UTF-16, and what to do: if zeros are many, and stand at even places alone or at odd ones. Where
     * letters are not those of English, the first bytes do not tell.
     *
     * @param offset of the sample in its file
     */
    Optional<String> utf16(long offset) {
        long[] zeros = new long[2];
        for (int i = 0; i < length; i++) {
            zeros[(int) (offset + i & 1)] += bytes[i] == 0 ? 1 : 0;
        }
        boolean alternating = Math.min(zeros[0], zeros[1]) == 0 && Math.max(zeros[0], zeros[1]) >= ZEROS * length;
        return alternating && zeros[0] + zeros[1] > 1
                ? Optional.of(UTF_16.formatted(zeros[0] > 0 ? "UTF-16BE" : "UTF-16LE"))
                : Optional.empty();
    }
}
