package recurrent4j.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;
import recurrent4j.network.Engine;

/** What {@code --version} says: the version, when it was built, and what it stands on. */
public final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        Properties build = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("build.properties")) {
            build.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new String[] {
            "Recurrent4j %s, built %s".formatted(build.getProperty("version"), build.getProperty("built")),
            "Deeplearning4j %s, Java %s (%s)"
                    .formatted(
                            build.getProperty("dl4j"),
                            System.getProperty("java.version"),
                            System.getProperty("os.arch")),
            "Recurrent layers: " + Engine.usual().description()
        };
    }
}
