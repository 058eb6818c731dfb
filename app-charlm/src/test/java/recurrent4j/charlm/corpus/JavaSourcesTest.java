package recurrent4j.charlm.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import recurrent4j.io.Checksum;

class JavaSourcesTest {

    @Test
    void aboutAMegabyteOfJavaIsOnTheClassPath() throws IOException {
        JavaSources sources = JavaSources.read();
        assertThat(sources.text().length()).isBetween(950_000, 1_200_000);
        assertThat(sources.text())
                .startsWith("package org.deeplearning4j.earlystopping;\n")
                .contains("public class ReverseTimeSeriesVertex extends")
                .doesNotContain("SPDX-License-Identifier", "\r", "\uFEFF", "\uFFFD");
        assertThat(sources.jar()).startsWith("deeplearning4j-nn-").endsWith("-sources.jar");
        assertThat(sources.description())
                .isEqualTo("%d files of %s, every fourth in the order of their names, without their licence headers"
                        .formatted(sources.files(), sources.jar()));
    }

    @Test
    void theTextIsTheSameEachTime() throws IOException {
        JavaSources sources = JavaSources.read();
        assertThat(JavaSources.read()).isEqualTo(sources);
        assertThat(Checksum.of(sources.text().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("fa4fc1b6a06c71381aa2ad4449916942a566cb2558f27161ff079a581c049ce8");
    }

    @Test
    void onlyALicenceAtTheBeginningIsLeftOut() {
        assertThat(JavaSources.withoutLicence("/* by\n * SPDX-License-Identifier: Apache-2.0 **/\n\npackage a;\r\n"))
                .isEqualTo("package a;");
        assertThat(JavaSources.withoutLicence("/* Adds. */\nclass A {} /* SPDX-License-Identifier */"))
                .isEqualTo("/* Adds. */\nclass A {} /* SPDX-License-Identifier */");
    }
}
