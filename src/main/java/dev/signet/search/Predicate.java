package dev.signet.search;

import java.util.List;

/** A condition on a row. */
public sealed interface Predicate {

    /**
     * The text matches the value by this method; {@code %}, {@code _} and {@code \} in the value have no special
     * meaning.
     */
    record TextMatch(TextColumn column, TextMethod method, String value) implements Predicate {}

    /** The column has this value, whose type {@link dev.signet.jdbc.Sql} must support. */
    record Equal(Column column, Object value) implements Predicate {}

    /** The value of the column is one of these, compared case-sensitively; matches no row if there are none. */
    record In(Column column, List<String> values) implements Predicate {
        public In {
            values = List.copyOf(values);
        }
    }

    /** All parts match; matches every row if there are none. */
    record And(List<Predicate> parts) implements Predicate {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** At least one part matches; matches no row if there are none. */
    record Or(List<Predicate> parts) implements Predicate {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /** The part does not match. */
    record Not(Predicate part) implements Predicate {}

    /** Returns a predicate that matches every row. */
    static Predicate always() {
        return new And(List.of());
    }

    /** Returns a predicate that matches no row. */
    static Predicate never() {
        return new Or(List.of());
    }
}
