package recurrent4j.io;

/** Fields of comma-separated values (RFC 4180). */
public final class Csv {

    private Csv() {}

    /** Returns a field as a file holds it: in quotes if it would end early otherwise, with every quote inside doubled. */
    public static String field(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
