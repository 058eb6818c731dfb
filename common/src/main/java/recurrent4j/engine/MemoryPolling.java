package recurrent4j.engine;

/**
 * JavaCPP's question to the operating system, at every allocation of native memory, how much the process has. It slows
 * the training of small networks ({@code EmbeddedBenchmark} measures how much). JavaCPP reads once, before ND4J's first
 * array, whether it shall ask; so this class does not touch it.
 */
public final class MemoryPolling {

    /** JavaCPP's own option, for {@code java -D} as well; 0 stands for no limit, and no question. */
    public static final String OPTION = "org.bytedeco.javacpp.maxphysicalbytes";

    private static final String OFF = "0";

    private MemoryPolling() {}

    /** Turns it off, which has an effect before ND4J's first array only, unless somebody has set a limit. */
    public static void turnOff() {
        System.getProperties().putIfAbsent(OPTION, OFF);
    }

    /** Whether turning it off came too late, given the limit that JavaCPP reads from the option when it starts. */
    public static boolean wasTurnedOffTooLate(long limit) {
        return limit > 0 && OFF.equals(System.getProperty(OPTION));
    }
}
