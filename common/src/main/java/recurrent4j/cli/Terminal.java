package recurrent4j.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;

/**
 * What a stream of characters leads to.
 *
 * @param present whether a person sees it on a terminal
 * @param redrawn whether what stands on a line can be drawn over
 * @param coloured whether escape sequences of colours are wanted
 * @param width columns of the terminal at present
 */
record Terminal(boolean present, boolean redrawn, boolean coloured, IntSupplier width) {

    /** A file, or a pipe. */
    static final Terminal NONE = new Terminal(false, false, false, () -> Integer.MAX_VALUE);

    /** What a terminal has at least, and where nobody can tell. */
    private static final int USUAL = 80;

    private static final int NARROWEST = 20;
    private static final int OUT = 1;
    private static final int ERR = 2;

    /** Asked once, when the first program runs. */
    private static final class Here {
        private static final int ATTACHED = attached();
        private static final IntSupplier WIDTH = width(System.getenv("COLUMNS"));
    }

    static Terminal out() {
        return of((Here.ATTACHED & OUT) != 0, System::getenv);
    }

    static Terminal err() {
        return of((Here.ATTACHED & ERR) != 0, System::getenv);
    }

    /** A terminal, or none, with the wishes that the environment's variables tell. */
    static Terminal of(boolean present, UnaryOperator<String> variables) {
        String kind = variables.apply("TERM");
        boolean redrawn = present && kind != null && !kind.equals("dumb");
        boolean coloured = !isSet(variables.apply("NO_COLOR"))
                && (redrawn
                        || isSet(variables.apply("CLICOLOR_FORCE"))
                                && !variables.apply("CLICOLOR_FORCE").equals("0"));
        return new Terminal(present, redrawn, coloured, present ? () -> Here.WIDTH.getAsInt() : NONE.width);
    }

    private static boolean isSet(String variable) {
        return variable != null && !variable.isEmpty();
    }

    /** Java tells this of standard input and output only, and each version in its own way; the shell knows. */
    private static int attached() {
        String question = "test -t 1; out=$?; test -t 2; exit $((3 - out - 2 * $?))";
        try {
            int answer = new ProcessBuilder("sh", "-c", question)
                    .redirectOutput(Redirect.INHERIT)
                    .redirectError(Redirect.INHERIT)
                    .start()
                    .waitFor();
            return answer <= (OUT | ERR) ? answer : 0;
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** Columns that the user has set, or else those of the terminal, asked again only when its size has changed. */
    private static IntSupplier width(String columns) {
        if (isSet(columns) && columns.matches("[1-9]\\d{1,4}")) {
            int chosen = Math.max(NARROWEST, Integer.parseInt(columns));
            return () -> chosen;
        }
        var known = new AtomicInteger();
        onResize(() -> known.set(0));
        return () -> known.updateAndGet(width -> width > 0 ? width : measured());
    }

    private static int measured() {
        try {
            Process stty = new ProcessBuilder("sh", "-c", "stty size </dev/tty 2>/dev/null").start();
            String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return size.matches("\\d+ [1-9]\\d{1,4}")
                    ? Math.max(NARROWEST, Integer.parseInt(size.split(" ")[1]))
                    : USUAL;
        } catch (IOException e) {
            return USUAL;
        }
    }

    /** Java has no public way to hear of a window's new size; without the private one, the first size is kept. */
    private static void onResize(Runnable action) {
        try {
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Class<?> signal = Class.forName("sun.misc.Signal");
            Object listener = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                        }
                        return method.getReturnType() == boolean.class
                                ? proxy == arguments[0]
                                : method.getReturnType() == int.class ? 0 : null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("WINCH"), listener);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // The width of the beginning is shown.
        }
    }
}
