package recurrent4j.engine.cudnn;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import recurrent4j.engine.cudnn.Device.Grid;

/** The kernels in plain Java: what each one of {@code kernels.cu} is held to. */
final class PlainKernels implements PlainDevice.Runner {

    @Override
    public void run(Kernel kernel, Grid grid, Object... arguments) {
        var a = new Arguments(arguments);
        switch (kernel) {
            case ONE_HOT -> oneHot(a);
            case LOOK_UP -> lookUp(a);
            case SUM_LISTED -> sumListed(a);
            case SUM_PARTS -> sumParts(a);
            case TRANSPOSE -> transpose(a);
            case DROP -> drop(a);
            case DROP_FEATURES -> dropFeatures(a);
            case CLEAR_PADDING -> clearPadding(a);
            case POOL -> pool(a);
            case POOL_BACK -> poolBack(a);
            case ADD_BIAS, SOFTMAX, SOFTMAX_SLOPES, SIGMOID, SIGMOID_SLOPES, SOFTMAX_LOSS, VALUE_LOSS ->
                PlainLosses.run(kernel, grid, a);
            case SUM_COLUMNS -> sumColumns(grid, a);
            case SUM -> sum(grid, a, false);
            case SUM_SQUARES -> sum(grid, a, true);
            case ADAM -> adam(a);
        }
    }

    /** The arguments of a kernel, by their places. */
    record Arguments(Object... all) {
        FloatBuffer floats(int i) {
            return PlainArray.of((DeviceArray) all[i]).floats();
        }

        IntBuffer ints(int i) {
            return PlainArray.of((DeviceArray) all[i]).integers();
        }

        boolean isThere(int i) {
            return all[i] != DeviceArray.NONE;
        }

        int whole(int i) {
            return all[i] instanceof Long large ? Math.toIntExact(large) : (Integer) all[i];
        }

        long large(int i) {
            return (Long) all[i];
        }

        float number(int i) {
            return (Float) all[i];
        }
    }

    private static void oneHot(Arguments a) {
        for (int row = 0; row < a.whole(2); row++) {
            for (int j = 0; j < a.whole(3); j++) {
                a.floats(1).put(row * a.whole(3) + j, a.ints(0).get(row) == j ? 1 : 0);
            }
        }
    }

    private static void lookUp(Arguments a) {
        int batch = a.whole(4);
        int features = a.whole(7);
        for (int row = 0; row < a.whole(3); row++) {
            int token = a.ints(0).get((row / batch * a.whole(5) + a.whole(6)) * batch + row % batch);
            for (int j = 0; j < features; j++) {
                float before = a.whole(8) == 1 ? a.floats(2).get(row * features + j) : 0;
                a.floats(2).put(row * features + j, before + a.floats(1).get(token * features + j));
            }
        }
    }

    private static void sumListed(Arguments a) {
        int features = a.whole(5);
        for (int part = 0; part < a.whole(4); part++) {
            for (int j = 0; j < features; j++) {
                float sum = 0;
                for (int k = a.ints(2).get(part); k < a.ints(2).get(part + 1); k++) {
                    sum += a.floats(0).get(a.ints(1).get(k) * features + j);
                }
                a.floats(3).put(part * features + j, sum);
            }
        }
    }

    private static void sumParts(Arguments a) {
        int features = a.whole(5);
        for (int k = 0; k < a.whole(4); k++) {
            for (int j = 0; j < features; j++) {
                float sum = 0;
                for (int part = a.ints(1).get(k); part < a.ints(1).get(k + 1); part++) {
                    sum += a.floats(0).get(part * features + j);
                }
                a.floats(3).put(a.ints(2).get(k) * features + j, sum);
            }
        }
    }

    private static void transpose(Arguments a) {
        int rows = a.whole(3);
        int columns = a.whole(4);
        for (int matrix = 0; matrix < a.whole(2); matrix++) {
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    int at = matrix * rows * columns;
                    a.floats(1).put(at + column * rows + row, a.floats(0).get(at + row * columns + column));
                }
            }
        }
    }

    /** Philox 4x32-10, first word. */
    static int random(long place, int step, int layer, long seed) {
        int[] c = {(int) place, (int) (place >>> 32), step, layer};
        int k0 = (int) seed;
        int k1 = (int) (seed >>> 32);
        for (int round = 0; round < 10; round++) {
            long left = 0xD2511F53L * (c[0] & 0xFFFFFFFFL);
            long right = 0xCD9E8D57L * (c[2] & 0xFFFFFFFFL);
            c = new int[] {(int) (right >>> 32) ^ c[1] ^ k0, (int) right, (int) (left >>> 32) ^ c[3] ^ k1, (int) left};
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }
        return c[0];
    }

    private static float kept(float value, boolean dropped, float scale) {
        return dropped ? 0 : value * scale;
    }

    private static void drop(Arguments a) {
        for (int i = 0; i < a.whole(2); i++) {
            int random = random(i, a.whole(6), a.whole(7), a.large(5));
            boolean dropped = Integer.compareUnsigned(random, a.whole(3)) < 0;
            a.floats(1).put(i, kept(a.floats(0).get(i), dropped, a.number(4)));
        }
    }

    private static void dropFeatures(Arguments a) {
        int batch = a.whole(3);
        int features = a.whole(4);
        for (int i = 0; i < a.whole(2) * features; i++) {
            int place = i / features % batch * features + i % features;
            int random = random(place, a.whole(8), a.whole(9), a.large(7));
            boolean dropped = Integer.compareUnsigned(random, a.whole(5)) < 0;
            a.floats(1).put(i, kept(a.floats(0).get(i), dropped, a.number(6)));
        }
    }

    private static void clearPadding(Arguments a) {
        int batch = a.whole(3);
        for (int row = 0; row < a.whole(2); row++) {
            for (int j = 0; j < a.whole(4) && row / batch >= a.ints(1).get(row % batch); j++) {
                a.floats(0).put(row * a.whole(4) + j, 0);
            }
        }
    }

    /** A unit of a direction of a sequence, and where its values stand in a kernel's arrays. */
    private record Place(int sequence, int direction, int length, int first, int apart, int pooled, int own) {}

    private static Iterable<Place> places(Arguments a) {
        int steps = a.whole(5);
        int batch = a.whole(6);
        int units = a.whole(7);
        int directions = a.whole(8);
        List<Place> places = new ArrayList<>();
        for (int k = 0; k < batch; k++) {
            for (int d = 0; d < directions; d++) {
                for (int u = 0; u < units; u++) {
                    int own = (k * directions + d) * units + u;
                    int pooled = ((k * directions + d) * a.whole(10) + a.whole(9)) * units + u;
                    int length = a.isThere(2) ? a.ints(2).get(k) : steps;
                    places.add(new Place(k, d, length, own, batch * directions * units, pooled, own));
                }
            }
        }
        return places;
    }

    private static void pool(Arguments a) {
        for (Place p : places(a)) {
            float value = 0;
            int best = 0;
            for (int t = 0; t < p.length(); t++) {
                float at = a.floats(1).get(t * p.apart() + p.first());
                switch (a.whole(0)) {
                    case 0 -> value = t == (p.direction() == 1 ? 0 : p.length() - 1) ? at : value;
                    case 1 -> {
                        best = t == 0 || at > value ? t : best;
                        value = t == best ? at : value;
                    }
                    default -> value += at;
                }
            }
            a.floats(3).put(p.pooled(), a.whole(0) == 2 ? value / p.length() : value);
            if (a.whole(0) == 1) {
                a.ints(4).put(p.own(), best);
            }
        }
    }

    private static void poolBack(Arguments a) {
        for (Place p : places(a)) {
            float slope = a.floats(1).get(p.pooled());
            for (int t = 0; t < p.length(); t++) {
                float share = switch (a.whole(0)) {
                    case 0 -> t == (p.direction() == 1 ? 0 : p.length() - 1) ? slope : 0;
                    case 1 -> t == a.ints(4).get(p.own()) ? slope : 0;
                    default -> slope / p.length();
                };
                int at = t * p.apart() + p.first();
                a.floats(3).put(at, a.floats(3).get(at) + share);
            }
        }
    }

    private static void sumColumns(Grid grid, Arguments a) {
        int columns = a.whole(3);
        for (int part = 0; part < grid.y(); part++) {
            for (int j = 0; j < columns; j++) {
                double sum = a.whole(5) == 1 ? a.floats(1).get(part * columns + j) : 0;
                for (int row = part * a.whole(4); row < Math.min(a.whole(2), (part + 1) * a.whole(4)); row++) {
                    sum += a.floats(0).get(row * columns + j);
                }
                a.floats(1).put(part * columns + j, (float) sum);
            }
        }
    }

    private static void sum(Grid grid, Arguments a, boolean squares) {
        double[] sums = new double[grid.x()];
        for (int i = 0; i < a.whole(2); i++) {
            double value = a.floats(0).get(i);
            sums[i / grid.threads() % grid.x()] += squares ? value * value : value;
        }
        for (int block = 0; block < grid.x(); block++) {
            a.floats(1).put(block, (float) (squares ? sums[block] : sums[block] * a.number(3)));
        }
    }

    private static void adam(Arguments a) {
        float norm = (float) Math.sqrt(a.floats(5).get(0));
        if (!Float.isFinite(norm)) {
            return;
        }
        float factor = a.number(6) > 0 && norm > a.number(6) ? a.number(6) / norm : 1;
        for (int i = 0; i < a.whole(4); i++) {
            float g = a.floats(3).get(i) * factor;
            float m = a.number(8) * a.floats(1).get(i) + (1 - a.number(8)) * g;
            float v = a.number(9) * a.floats(2).get(i) + (1 - a.number(9)) * g * g;
            a.floats(1).put(i, m);
            a.floats(2).put(i, v);
            float step = a.number(7) * m / ((float) Math.sqrt(v) + a.number(10));
            a.floats(0).put(i, a.floats(0).get(i) - step);
        }
    }
}
