package recurrent4j.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvWriterTest {

    @Test
    void onlyCellsThatNeedThemHaveQuotes() {
        assertThat(new CsvWriter("name", "value")
                        .row("plain", 1.5f)
                        .row("a, b", 2)
                        .row("a \"b\"\nc", 1e-7)
                        .row("", -0.0)
                        .text())
                .isEqualTo("name,value\nplain,1.5\n\"a, b\",2\n\"a \"\"b\"\"\nc\",1.0E-7\n,-0.0\n");
    }

    @Test
    void aTextThatASpreadsheetWouldComputeHasAnApostropheOnRequest() {
        Object[] row = {"=1+1", "-x", "@a", "+b", "a=b", "", -1.5};
        assertThat(new CsvWriter("a").row(row).text()).isEqualTo("a\n=1+1,-x,@a,+b,a=b,,-1.5\n");
        assertThat(new CsvWriter("a").withoutFormulas().row(row).text()).isEqualTo("a\n'=1+1,'-x,'@a,'+b,a=b,,-1.5\n");
    }

    @Test
    void whatIsWrittenIsReadAgain(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("new").resolve("table.csv");
        new CsvWriter("a", "b").row("x; \"y\"", "z\n, w").write(file);
        try (CsvReader reader = CsvReader.open(file, CsvFormat.DETECTED)) {
            assertThat(reader.next()).contains(List.of("x; \"y\"", "z\n, w"));
        }
    }
}
