package recurrent4j.engine.cudnn;

import recurrent4j.engine.Recurrence;

/**
 * Recurrent layers that are computed in one call.
 *
 * @param directions 1, or 2 where each layer is read both ways
 * @param inputs features that the lowest layer reads at a step
 * @param units in each direction of each layer
 */
record CellsShape(Recurrence recurrence, int directions, int layers, int inputs, int units) {

    /** Features that the top layer, and every layer but the lowest, gives or reads. */
    int outputs() {
        return directions * units;
    }

    /** Features that a layer reads. */
    int inputs(int layer) {
        return layer == 0 ? inputs : outputs();
    }
}
