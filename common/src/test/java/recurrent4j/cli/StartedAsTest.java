package recurrent4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StartedAsTest {

    private static final String ARGUMENTS = "forecast --csv sales.csv";

    @Test
    void byItselfAProgramIsCalledByItsName() {
        assertThat(StartedAs.command("timeseries", ARGUMENTS, Map.<String, String>of()::get))
                .isEqualTo("timeseries forecast --csv sales.csv");
    }

    @Test
    void aStartScriptIsCalledAsItWas() {
        assertThat(StartedAs.command(
                        "timeseries", ARGUMENTS, Map.of(StartedAs.SCRIPT, "app-timeseries/target/timeseries")::get))
                .isEqualTo("app-timeseries/target/timeseries forecast --csv sales.csv");
    }

    @Test
    void withinMavenTheModuleRunsTheProgram() {
        assertThat(StartedAs.command(
                        "timeseries", ARGUMENTS, Map.of("maven.home", "/opt/maven", "user.dir", "/r4j")::get))
                .isEqualTo("mvn -q -pl app-timeseries exec:java -Dexec.args=\"forecast --csv sales.csv\"");
        assertThat(StartedAs.command(
                        "timeseries",
                        ARGUMENTS,
                        Map.of("maven.home", "/home/.m2/wrapper/dists/x", "user.dir", "/r4j/app-timeseries")::get))
                .isEqualTo("./mvnw -q exec:java -Dexec.args=\"forecast --csv sales.csv\"");
    }

    @Test
    void withinMavenTheSecondProgramOfAModuleIsNamedByItsClass() {
        assertThat(StartedAs.command(
                        "tag",
                        "apply --model m",
                        Map.of(
                                "maven.home",
                                "/opt/maven",
                                "user.dir",
                                "/r4j",
                                StartedAs.MODULE,
                                "/r4j/app-sentiment",
                                "exec.mainClass",
                                "recurrent4j.tagging.TaggingApp")::get))
                .isEqualTo(
                        "mvn -q -pl app-sentiment exec:java -Dexec.mainClass=recurrent4j.tagging.TaggingApp -Dexec.args=\"apply --model m\"");
    }
}
