package recurrent4j.charlm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import recurrent4j.eval.Sha256;

class JavaSourcesTest {

    @Test
    void aboutAMegabyteOfJavaIsOnTheClassPath() throws IOException {
        JavaSources sources = JavaSources.read();
        assertThat(sources.text().length()).isBetween(1_000_000, 1_200_000);
        assertThat(sources.text())
                .startsWith("package org.deeplearning4j.earlystopping;\n")
                .contains("public class LSTM extends AbstractLSTM {")
                .doesNotContain("SPDX-License-Identifier", "\r", "\uFEFF", "\uFFFD");
        assertThat(sources.jar()).startsWith("deeplearning4j-nn-").endsWith("-sources.jar");
        assertThat(sources.description())
                .isEqualTo("the first %d files of %s in the order of their names, without their licence headers"
                        .formatted(sources.files(), sources.jar()));
    }

    @Test
    void theTextIsTheSameEachTime() throws IOException {
        JavaSources sources = JavaSources.read();
        assertThat(JavaSources.read()).isEqualTo(sources);
        assertThat(sources.open().readAllBytes()).isEqualTo(sources.text().getBytes(StandardCharsets.UTF_8));
        assertThat(Sha256.of(sources.open().readAllBytes()))
                .isEqualTo("e38fb1dfbc9160e3f7712ac8b6e0b680b6bbf96317fd36fe7f4fe16a3cc85e11");
    }

    @Test
    void onlyALicenceAtTheBeginningIsLeftOut() {
        assertThat(JavaSources.withoutLicence("/* by\n * SPDX-License-Identifier: Apache-2.0 **/\n\npackage a;\r\n"))
                .isEqualTo("package a;");
        assertThat(JavaSources.withoutLicence("/* Adds. */\nclass A {} /* SPDX-License-Identifier */"))
                .isEqualTo("/* Adds. */\nclass A {} /* SPDX-License-Identifier */");
    }
}
