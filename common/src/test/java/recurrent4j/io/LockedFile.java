package recurrent4j.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A process that makes a file and holds its lock, of which it tells, until its standard input ends. */
final class LockedFile {

    private LockedFile() {}

    public static void main(String... arguments) throws IOException {
        try (var channel =
                        FileChannel.open(Path.of(arguments[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            System.out.println(lock.isValid());
            System.in.transferTo(System.out);
        }
    }
}
