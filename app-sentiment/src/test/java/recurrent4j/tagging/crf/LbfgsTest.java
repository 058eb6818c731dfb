package recurrent4j.tagging.crf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LbfgsTest {

    private static final Lbfgs METHOD = new Lbfgs(6, 200, 0);

    @Test
    void itFindsTheBottomOfAParabola() {
        double[] found = METHOD.minimize(
                (point, gradient) -> {
                    double value = 0;
                    for (int place = 0; place < point.length; place++) {
                        double distance = point[place] - place;
                        gradient[place] = 2 * (place + 1) * distance;
                        value += (place + 1) * distance * distance;
                    }
                    return value;
                },
                new double[5],
                iteration -> {});
        assertThat(found).containsExactly(new double[] {0, 1, 2, 3, 4}, within(1e-6));
    }

    @Test
    void itFindsTheEndOfRosenbrocksValley() {
        double[] start = {-1.2, 1};
        double[] found = METHOD.minimize(LbfgsTest::rosenbrock, start, iteration -> {});
        assertThat(found).containsExactly(new double[] {1, 1}, within(1e-5));
        assertThat(start).containsExactly(-1.2, 1);
    }

    private static double rosenbrock(double[] point, double... gradient) {
        double bend = point[1] - point[0] * point[0];
        gradient[0] = -400 * bend * point[0] - 2 * (1 - point[0]);
        gradient[1] = 200 * bend;
        return 100 * bend * bend + (1 - point[0]) * (1 - point[0]);
    }

    @Test
    void itEndsAtTheIterationThatItIsGivenOrWhereTheValueNoLongerImproves() {
        List<Integer> iterations = new ArrayList<>();
        new Lbfgs(6, 3, 0).minimize(LbfgsTest::rosenbrock, new double[] {-1.2, 1}, iterations::add);
        assertThat(iterations).containsExactly(1, 2, 3);
        iterations.clear();
        new Lbfgs(6, 200, 0.1)
                .minimize((at, gradient) -> 1_000 + rosenbrock(at, gradient), new double[] {-1.2, 1}, iterations::add);
        assertThat(iterations).hasSize(11);
    }

    @Test
    void itStaysWhereNothingImproves() {
        assertThat(METHOD.minimize((point, gradient) -> 7, new double[] {3}, iteration -> {}))
                .containsExactly(3);
    }
}
