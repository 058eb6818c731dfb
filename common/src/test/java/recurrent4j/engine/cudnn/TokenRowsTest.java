package recurrent4j.engine.cudnn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenRowsTest {

    @Test
    void rowsStandSymbolBySymbol() {
        TokenRows rows = TokenRows.of(new int[] {2, 0, 2, 5}, 6);

        assertThat(rows.symbols()).containsExactly(0, 2, 5);
        assertThat(rows.rows()).containsExactly(1, 0, 2, 3);
        assertThat(rows.parts()).containsExactly(0, 1, 3, 4);
        assertThat(rows.symbolParts()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void everyRowIsInOnePartOfItsSymbolAndNoPartIsLong() {
        int[] tokens = new Random(1).ints(2000, 0, 3).map(t -> t * t).toArray();

        TokenRows rows = TokenRows.of(tokens, 6);

        int[] seen = new int[tokens.length];
        for (int k = 0; k < rows.symbols().length; k++) {
            for (int part = rows.symbolParts()[k]; part < rows.symbolParts()[k + 1]; part++) {
                assertThat(rows.parts()[part + 1] - rows.parts()[part]).isBetween(1, 64);
                for (int i = rows.parts()[part]; i < rows.parts()[part + 1]; i++) {
                    assertThat(tokens[rows.rows()[i]]).isEqualTo(rows.symbols()[k]);
                    seen[rows.rows()[i]]++;
                }
            }
        }
        assertThat(Arrays.stream(seen).allMatch(count -> count == 1)).isTrue();
    }
}
