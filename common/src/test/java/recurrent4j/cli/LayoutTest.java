package recurrent4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LayoutTest {

    private static final String TABLE = """
              contestant           parameters  validation      test
              -------------------  ----------  ----------  --------
            * LSTM 20-20, tuned        49,985    0.001033  0.001089
            """;

    @Test
    void sentencesAreBrokenBetweenWords() {
        assertThat(laidOut(30, "The network loses to the best baseline, Comb.\nSo it is."))
                .isEqualTo("The network loses to the best\nbaseline, Comb.\nSo it is.");
    }

    @Test
    void aWordThatIsLongerThanTheLineStaysWhole() {
        assertThat(laidOut(20, "See runs/timeseries/air-passengers/report.html for more."))
                .isEqualTo("See\nruns/timeseries/air-passengers/report.html\nfor more.");
    }

    @Test
    void commandsAreBrokenSoThatTheyCanBePasted() {
        assertThat(laidOut(
                        44, "Next:\n  sentiment classify --model runs/sentiment/toy/model 'You have won the money.'"))
                .isEqualTo(
                        "Next:\n  sentiment classify --model \\\n    runs/sentiment/toy/model \\\n    'You have won the money.'");
    }

    @Test
    void tablesThatFitStayAsTheyAre() {
        assertThat(laidOut(60, TABLE)).isEqualTo(TABLE);
    }

    @Test
    void tablesThatAreTooWideGoOnBelow() {
        assertThat(laidOut(45, TABLE)).isEqualTo("""
                      contestant          parameters  validation
                      ------------------  ----------  ----------
                    * LSTM 20-20, tuned       49,985    0.001033

                      contestant              test
                      ------------------  --------
                    * LSTM 20-20, tuned   0.001089
                    """.replaceAll("(?m)^ {8}", ""));
    }

    @Test
    void theWinnerStandsOutWhereThereAreColours() {
        String text = new Layout(new Terminal(true, true, true, () -> 80)).lines(TABLE);

        assertThat(text.lines().filter(line -> line.contains("\033")))
                .containsExactly("\033[1;32m* LSTM 20-20, tuned        49,985    0.001033  0.001089\033[0m");
    }

    private static String laidOut(int width, String text) {
        return new Layout(new Terminal(true, true, false, () -> width))
                .lines(text)
                .replace(System.lineSeparator(), "\n");
    }
}
