package recurrent4j.engine.cpu;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** A pointer that can be moved anywhere and owns nothing, so that native calls read arrays in place. */
final class Address extends FloatPointer {
    Address() {
        super((Pointer) null);
    }

    Address at(long where) {
        address = where;
        return this;
    }

    Address at(long where, long length) {
        limit = length;
        capacity = length;
        return at(where);
    }
}
