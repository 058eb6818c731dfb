package recurrent4j.layers.engine;

/**
 * A rectangle of a {@link Kernel}, the ends excluded.
 *
 * @param fromRow first row of {@code [x 1 h]}
 * @param toRow row behind the last
 * @param fromBlock first block of columns
 * @param toBlock block behind the last
 */
record Patch(int fromRow, int toRow, int fromBlock, int toBlock) {}
