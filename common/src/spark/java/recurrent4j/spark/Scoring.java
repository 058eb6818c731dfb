package recurrent4j.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.function.Function;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.TaskCompletionListener;
import recurrent4j.io.InputException;
import recurrent4j.scoring.BatchScorer;
import recurrent4j.scoring.PackedModel;
import recurrent4j.scoring.Scored;
import recurrent4j.scoring.ScoredStream;

/**
 * A saved model that answers the records of a cluster. It is sent to each machine once, and opened there as often as tasks run at
 * the same time; a partition flows through it, however large it is.
 *
 * <pre>{@code
 * var scoring = Scoring.of(spark, PackedModel.of(Path.of("model")), new ClassifierOpener("", Form.JSON));
 * Dataset<Row> labelled = scoring.transform(reviews, "text");
 * }</pre>
 */
public final class Scoring implements Serializable {

    private static final long serialVersionUID = 1;

    /** The column of the answers. */
    public static final String ANSWER = "answer";

    /** The column that says why there is no answer. */
    public static final String ERROR = "error";

    private final Broadcast<PackedModel> model;
    private final Key key;
    private final ScoredStream.Window window;

    /** By what an executor recognises a model that it has opened. */
    private record Key(String sha256, BatchScorer.Opener opener) implements Serializable {}

    private Scoring(Broadcast<PackedModel> model, Key key, ScoredStream.Window window) {
        this.model = model;
        this.key = key;
        this.window = window;
    }

    /**
     * Sends a model to the cluster.
     *
     * @param opener opens it there; two that are equal open alike
     */
    public static Scoring of(JavaSparkContext spark, PackedModel model, BatchScorer.Opener opener) {
        return new Scoring(spark.broadcast(model), new Key(model.sha256(), opener), ScoredStream.Window.USUAL);
    }

    /** Returns the same with other windows. */
    public Scoring with(ScoredStream.Window other) {
        return new Scoring(model, key, other);
    }

    /**
     * Answers texts in a column. Rows keep their order and their partitions; whose text is null or cannot be answered has an
     * {@code error} in place of an {@code answer}.
     *
     * @return the rows with these two columns more
     * @throws InputException if there is no such column of texts, or there are such columns already
     */
    public Dataset<Row> transform(Dataset<Row> rows, String column) {
        StructType schema = rows.schema();
        for (String added : new String[] {ANSWER, ERROR}) {
            if (schema.getFieldIndex(added).isDefined()) {
                throw new InputException("The rows have a column \"%s\" already; rename it.", added);
            }
        }
        if (schema.getFieldIndex(column).isEmpty()) {
            throw new InputException(
                    "The rows have no column \"%s\", but %s; name one with --column.",
                    column, String.join(", ", schema.fieldNames()));
        }
        if (!schema.apply(column).dataType().equals(DataTypes.StringType)) {
            throw new InputException(
                    "The column \"%s\" holds %s and no texts; name another with --column.",
                    column, schema.apply(column).dataType().simpleString());
        }
        int place = schema.fieldIndex(column);
        MapPartitionsFunction<Row, Row> answering = some -> rows(some, place);
        return rows.mapPartitions(
                answering, Encoders.row(schema.add(ANSWER, DataTypes.StringType).add(ERROR, DataTypes.StringType)));
    }

    private Iterator<Row> rows(Iterator<Row> rows, int place) {
        Iterator<Scored<Row>> scored = score(rows, row -> text(row, place), scorer());
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return scored.hasNext();
            }

            @Override
            public Row next() {
                return with(scored.next());
            }
        };
    }

    private static String text(Row row, int place) {
        if (row.isNullAt(place)) {
            throw new InputException("There is no text.");
        }
        return row.getString(place);
    }

    private static Row with(Scored<Row> scored) {
        Row row = scored.record();
        Object[] cells = new Object[row.length() + 2];
        for (int i = 0; i < row.length(); i++) {
            cells[i] = row.get(i);
        }
        cells[row.length()] = scored.answer().orElse(null);
        cells[row.length() + 1] = scored.error().orElse(null);
        return RowFactory.create(cells);
    }

    /** Answers the records of a task, to be called in one; see {@link ScoredStream}. */
    <R> Iterator<Scored<R>> score(Iterator<R> records, Function<R, String> text, BatchScorer scorer) {
        return new ScoredStream<>(records, text, scorer, window);
    }

    /** Returns the model for the task that runs in this thread, until that has ended. */
    BatchScorer scorer() {
        try {
            BatchScorer scorer = OpenModels.here().take(key, () -> model.value().open(key.opener()));
            TaskCompletionListener end = task -> OpenModels.here().giveBack(key, scorer);
            TaskContext.get().addTaskCompletionListener(end);
            return scorer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
