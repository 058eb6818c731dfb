package recurrent4j.timeseries.spark;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.HashPartitioner;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import recurrent4j.io.CsvWriter;
import recurrent4j.io.InputException;
import scala.Tuple2;

/** Rows that are values, sent once over the network so that those of a series stand together, in the order they came in. */
public final class LongSeries {

    /** Far more rows than a partition has, so that the places of two partitions never meet. */
    private static final int ROWS_BITS = 40;

    private LongSeries() {}

    /**
     * Returns a record a series, each of all its rows. Series stand in no order that files have: in each part by their ids. One
     * series at a time is held in memory.
     *
     * @param rows whose columns are texts or numbers
     * @param parts into which series are divided by their ids
     * @throws InputException if a column is missing
     */
    public static JavaRDD<byte[]> records(Dataset<Row> rows, SeriesLayout layout, int parts) {
        List<String> columns = layout.columns();
        for (String column : columns) {
            if (rows.schema().getFieldIndex(column).isEmpty()) {
                throw new InputException(
                        "The rows have no column \"%s\", but %s; name the columns with --id, --ds and --y.",
                        column, String.join(", ", rows.schema().fieldNames()));
            }
        }
        Dataset<Row> read = rows.selectExpr(columns.stream()
                .map(column -> "CAST(`" + column.replace("`", "``") + "` AS STRING)")
                .toArray(String[]::new));
        return read.toJavaRDD()
                .mapPartitionsWithIndex(LongSeries::placed, true)
                .mapToPair(row -> row)
                .repartitionAndSortWithinPartitions(new BySeries(parts), new ByPlace())
                .mapPartitions(Joined::new);
    }

    /** Where a row stands: in which series, and where among all rows. */
    private record Place(String id, long number) implements Serializable {}

    private static Iterator<Tuple2<Place, String>> placed(Integer partition, Iterator<Row> rows) {
        return new Iterator<>() {
            private long number = (long) partition << ROWS_BITS;

            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Tuple2<Place, String> next() {
                Row row = rows.next();
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.length(); i++) {
                    cells.add(row.isNullAt(i) ? "" : row.getString(i));
                }
                return new Tuple2<>(
                        new Place(cells.get(0), number++),
                        new CsvWriter(cells).text().stripTrailing());
            }
        };
    }

    private static final class BySeries extends Partitioner {

        private static final long serialVersionUID = 1;

        private final HashPartitioner ids;

        BySeries(int parts) {
            ids = new HashPartitioner(parts);
        }

        @Override
        public int numPartitions() {
            return ids.numPartitions();
        }

        @Override
        public int getPartition(Object place) {
            return ids.getPartition(((Place) place).id());
        }
    }

    private static final class ByPlace implements Comparator<Place>, Serializable {

        private static final long serialVersionUID = 1;

        @Override
        public int compare(Place one, Place other) {
            int ids = one.id().compareTo(other.id());
            return ids == 0 ? Long.compare(one.number(), other.number()) : ids;
        }
    }

    /** The rows of each series in one record. */
    private static final class Joined implements Iterator<byte[]> {

        private final Iterator<Tuple2<Place, String>> rows;
        private Tuple2<Place, String> ahead;

        Joined(Iterator<Tuple2<Place, String>> rows) {
            this.rows = rows;
            ahead = rows.hasNext() ? rows.next() : null;
        }

        @Override
        public boolean hasNext() {
            return ahead != null;
        }

        @Override
        public byte[] next() {
            if (ahead == null) {
                throw new NoSuchElementException("There are no more series.");
            }
            String id = ahead._1().id();
            var text = new StringBuilder();
            while (ahead != null && ahead._1().id().equals(id)) {
                text.append(text.isEmpty() ? "" : "\n").append(ahead._2());
                ahead = rows.hasNext() ? rows.next() : null;
            }
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }
    }
}
