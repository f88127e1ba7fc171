package dev.signet.jdbc;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The current row of a result, read by column name. For SQL NULL, {@code text}, {@code instant} and {@code bytes} fail,
 * while {@code number}, {@code integer} and {@code flag} return 0 or false.
 */
public final class Row {
    private final ResultSet result;

    Row(ResultSet result) {
        this.result = result;
    }

    public String text(String column) throws SQLException {
        return present(result.getString(column), column);
    }

    public @Nullable String textOrNull(String column) throws SQLException {
        return result.getString(column);
    }

    public long number(String column) throws SQLException {
        return result.getLong(column);
    }

    public int integer(String column) throws SQLException {
        return result.getInt(column);
    }

    public boolean flag(String column) throws SQLException {
        return result.getBoolean(column);
    }

    public Instant instant(String column) throws SQLException {
        return present(instantOrNull(column), column);
    }

    public @Nullable Instant instantOrNull(String column) throws SQLException {
        OffsetDateTime value = result.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /**
     * Reads an instant with nanoseconds, which the database stores in two columns.
     *
     * @param column of type {@code timestamptz}, with microseconds
     * @param nanosColumn the nanoseconds below the microsecond, 0 to 999
     */
    public Instant instant(String column, String nanosColumn) throws SQLException {
        return instant(column).plusNanos(integer(nanosColumn));
    }

    /** Returns the nanoseconds below the microsecond, for the second column of {@link #instant(String, String)}. */
    public static int nanosBelowMicros(Instant instant) {
        return instant.get(ChronoField.NANO_OF_SECOND) % 1000;
    }

    public byte[] bytes(String column) throws SQLException {
        return present(result.getBytes(column), column);
    }

    public byte @Nullable [] bytesOrNull(String column) throws SQLException {
        return result.getBytes(column);
    }

    /** Reads a {@code text[]} column; NULL becomes an empty list. */
    public List<String> texts(String column) throws SQLException {
        Array array = result.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private static <T> T present(@Nullable T value, String column) {
        if (value == null) {
            throw new IllegalStateException("column " + column + " is NULL");
        }
        return value;
    }
}
