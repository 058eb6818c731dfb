package recurrent4j.cli;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import recurrent4j.io.Excerpt;
import recurrent4j.io.Text;

/** Memory that ran out, whoever noticed it: Java, JavaCPP, ND4J or CUDA, and however many exceptions are wrapped around it. */
final class OutOfMemory {

    /** What ND4J and JavaCPP say in exceptions that do not tell by their type. */
    private static final Pattern SAID = Pattern.compile(
            "(?i)physical memory usage is too high"
                    + "|(failed|unable) to allocate|(cannot|can't) allocate|allocation failed|bad_alloc|out of memory|cudaErrorMemoryAllocation");

    /** What our engine says of a GPU, whose memory is not Java's to give. */
    private static final String GPU_IS_FULL = "The GPU's memory is full";

    /** What a smaller number of needs less memory, the most effective first. */
    private static final List<String> OPTIONS = List.of(
            "--batch",
            "--window",
            "--length",
            "--units",
            "--layers",
            "--embedding",
            "--vocabulary",
            "--networks",
            "--beam",
            "--horizon",
            "--threads");

    private OutOfMemory() {}

    /** Returns what to tell the user of a command, if it was memory that was lacking. */
    static Optional<String> sentence(Throwable failure, CommandSpec command) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(OutOfMemory::isIt)
                .findFirst()
                .map(cause -> String.valueOf(cause.getMessage()).startsWith(GPU_IS_FULL)
                        ? cause.getMessage()
                        : "There is not enough memory (%s; Java may use %s); choose %sless data, or let Java have more, such as JAVA_OPTS=-Xmx16g."
                                .formatted(
                                        Excerpt.sentence(String.valueOf(cause.getMessage())),
                                        Text.of("%,d MB", Runtime.getRuntime().maxMemory() >> 20),
                                        smaller(command)));
    }

    private static boolean isIt(Throwable cause) {
        return cause instanceof OutOfMemoryError
                || cause instanceof RuntimeException
                        && cause.getMessage() != null
                        && (SAID.matcher(cause.getMessage()).find()
                                || cause.getMessage().startsWith(GPU_IS_FULL));
    }

    private static String smaller(CommandSpec command) {
        String options = OPTIONS.stream()
                .filter(name -> command.findOption(name) != null)
                .limit(4)
                .collect(Collectors.joining(", "));
        return options.isEmpty() ? "" : "a smaller " + options + " or ";
    }
}
