package recurrent4j.engine.cudnn;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The text of {@code kernels.cu} itself, compiled for the CPU and run in a process of its own. */
final class CompiledKernels implements PlainDevice.Runner, AutoCloseable {
    private static final String HOST = "kernels-on-cpu.cpp";

    private final Process process;
    private final OutputStream out;
    private final DataInputStream in;
    private final boolean backwards;

    private CompiledKernels(Process process, boolean backwards) {
        this.process = process;
        this.backwards = backwards;
        out = process.getOutputStream();
        in = new DataInputStream(process.getInputStream());
    }

    /** Whether there is a compiler; one that is none is no answer in 10 seconds either. */
    static boolean canCompile() throws IOException, InterruptedException {
        try {
            return new ProcessBuilder("g++", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Compiles, unless that has been done, and starts. */
    static CompiledKernels start(boolean backwards) throws IOException, InterruptedException {
        String host = host();
        String name = "kernels-%08x".formatted((Kernel.source() + host).hashCode());
        Path folder = Files.createDirectories(Path.of("target", "kernels"));
        Path program = folder.resolve(name);
        if (!Files.isExecutable(program)) {
            Path work = Files.createTempDirectory(folder, "compile");
            Files.writeString(work.resolve("kernels.cu"), Kernel.source());
            Files.writeString(work.resolve("host.cpp"), host);
            Process compiler = new ProcessBuilder("g++", "-std=c++14", "-O1", "-o", "program", "host.cpp")
                    .directory(work.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (compiler.waitFor() != 0) {
                throw new IOException(said);
            }
            Files.move(work.resolve("program"), program, StandardCopyOption.ATOMIC_MOVE);
        }
        Process process = new ProcessBuilder(program.toAbsolutePath().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new CompiledKernels(process, backwards);
    }

    private static String host() throws IOException {
        StringBuilder table = new StringBuilder();
        for (Kernel kernel : Kernel.values()) {
            table.append("[](void **a) { call(").append(kernel.symbol()).append(", a); },\n");
        }
        try (InputStream source = CompiledKernels.class.getResourceAsStream(HOST)) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8).replace("/*TABLE*/", table);
        }
    }

    @Override
    public void run(Kernel kernel, Device.Grid grid, Object... arguments) {
        List<PlainArray> arrays = arrays(arguments);
        int bytes =
                arrays.stream().mapToInt(array -> (int) array.length() * 4 + 4).sum() + 12 * arguments.length + 28;
        ByteBuffer message = ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
        message.putInt(kernel.ordinal()).putInt(grid.x()).putInt(grid.y()).putInt(grid.threads());
        message.putInt(backwards ? 1 : 0).putInt(arrays.size());
        for (PlainArray array : arrays) {
            message.putInt((int) array.length()).put(array.bytes());
        }
        message.putInt(arguments.length);
        for (Object argument : arguments) {
            put(argument, arrays, message);
        }
        try {
            out.write(message.array(), 0, message.position());
            out.flush();
            for (PlainArray array : arrays) {
                array.bytes().put(in.readNBytes((int) array.length() * Float.BYTES));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(kernel + " failed", e);
        }
    }

    /** The arrays among the arguments, each once. */
    private static List<PlainArray> arrays(Object... arguments) {
        List<PlainArray> arrays = new ArrayList<>();
        for (Object argument : arguments) {
            if (argument instanceof PlainArray array && arrays.stream().noneMatch(array::isSame)) {
                if (arrays.stream().anyMatch(array::meets)) {
                    throw new IllegalArgumentException("Arrays overlap.");
                }
                arrays.add(array);
            }
        }
        return arrays;
    }

    private static void put(Object argument, List<PlainArray> arrays, ByteBuffer message) {
        boolean isArray = argument instanceof DeviceArray;
        message.putInt(isArray ? 1 : 0);
        if (argument instanceof PlainArray array) {
            for (int i = 0; i < arrays.size(); i++) {
                if (array.isSame(arrays.get(i))) {
                    message.putLong(i);
                }
            }
        } else if (isArray) {
            message.putLong(-1);
        } else if (argument instanceof Float number) {
            message.putFloat(number).putInt(0);
        } else if (argument instanceof Long number) {
            message.putLong(number);
        } else {
            // What stands behind an int is anything.
            message.putInt((Integer) argument).putInt(0x7FFFFFFF);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
        process.destroy();
    }
}
