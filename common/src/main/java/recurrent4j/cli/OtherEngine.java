package recurrent4j.cli;

import java.util.List;
import java.util.Optional;
import recurrent4j.network.Engine;

/** A run that goes on with another engine than it was begun with: from the same numbers, but not to the last digit. */
final class OtherEngine {

    private static final String LINE = "engine ";

    private OtherEngine() {}

    /** Returns the line of a run's settings that says on what it is computed; a GPU does not mind how many threads there are. */
    static String line(String engine, int threads) {
        return LINE + engine + (isGpu(engine) ? "" : ", threads " + threads);
    }

    private static boolean isGpu(String engine) {
        return engine.startsWith(Engine.GPU.name());
    }

    /** Whether two runs' settings are the same but for the kind of the engine, or the GPU. */
    static boolean alone(String begun, String settings) {
        List<String> before = begun.lines().toList();
        List<String> now = settings.lines().toList();
        return !kind(before).equals(kind(now)) && others(before).equals(others(now));
    }

    /** Says that a run goes on so. */
    static String remark(String begun) {
        return "This run goes on with another engine; its losses will differ a little from those of the one that it was begun with ("
                + engine(begun.lines().toList()).orElseThrow() + ").";
    }

    private static Optional<String> engine(List<String> settings) {
        return settings.stream()
                .filter(line -> line.startsWith(LINE))
                .map(line -> line.substring(LINE.length()))
                .findFirst();
    }

    private static String kind(List<String> settings) {
        // Whoever rents a GPU may get another one the next time.
        return engine(settings)
                .map(line -> isGpu(line) ? line : line.replaceFirst(",.*", ""))
                .orElse("");
    }

    private static List<String> others(List<String> settings) {
        return settings.stream().filter(line -> !line.startsWith(LINE)).toList();
    }
}
