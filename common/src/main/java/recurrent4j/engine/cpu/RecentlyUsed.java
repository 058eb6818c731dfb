package recurrent4j.engine.cpu;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What is made once for each key, as long as not too many others have been used since. */
final class RecentlyUsed<K, V> {
    private final int most;
    private final Function<K, V> maker;
    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);

    /** Keeps so many values at most. */
    RecentlyUsed(int most, Function<K, V> maker) {
        this.most = most;
        this.maker = maker;
    }

    /** Returns the value of a key, made now if it is not there. */
    V get(K key) {
        V value = values.computeIfAbsent(key, maker);
        if (values.size() > most) {
            values.remove(values.keySet().iterator().next());
        }
        return value;
    }
}
