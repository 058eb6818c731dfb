package recurrent4j.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTest {

    @TempDir
    Path home;

    @Test
    void eachOperatingSystemHasItsPlace() {
        assertThat(CacheFolder.path("Linux", home, Map.of())).isEqualTo(home.resolve(".cache/recurrent4j"));
        assertThat(CacheFolder.path("Mac OS X", home, Map.of())).isEqualTo(home.resolve("Library/Caches/recurrent4j"));
        assertThat(CacheFolder.path("Windows 11", home, Map.of())).isEqualTo(home.resolve("AppData/Local/recurrent4j"));
    }

    @Test
    void theEnvironmentMayNameAnother() {
        String other = home.resolve("other").toString();
        assertThat(CacheFolder.path("Linux", home, Map.of("XDG_CACHE_HOME", other)))
                .isEqualTo(home.resolve("other/recurrent4j"));
        assertThat(CacheFolder.path("Windows 10", home, Map.of("LOCALAPPDATA", other)))
                .isEqualTo(home.resolve("other/recurrent4j"));
    }

    @Test
    void aRelativePlaceIsNone() {
        assertThat(CacheFolder.path("Linux", home, Map.of("XDG_CACHE_HOME", "somewhere")))
                .isEqualTo(home.resolve(".cache/recurrent4j"));
    }
}
