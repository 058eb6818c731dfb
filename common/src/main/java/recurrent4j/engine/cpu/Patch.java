package recurrent4j.engine.cpu;

/**
 * A rectangle of a {@link PackedWeights}, the ends excluded.
 *
 * @param fromRow first row of {@code [x 1 h]}
 * @param toRow row behind the last
 * @param fromBlock first block of columns
 * @param toBlock block behind the last
 */
record Patch(int fromRow, int toRow, int fromBlock, int toBlock) {}
