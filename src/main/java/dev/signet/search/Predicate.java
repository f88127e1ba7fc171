package dev.signet.search;

import java.util.List;

/** A condition on a row of a view. */
public sealed interface Predicate {

    /** The text compares with the value by the method; {@code %}, {@code _} and {@code \} in it stand for themselves. */
    record TextMatch(TextColumn column, TextMethod method, String value) implements Predicate {}

    /** The value of the column is this one, of a type that {@link dev.signet.jdbc.Sql} takes. */
    record Equal(Column column, Object value) implements Predicate {}

    /** The value of the column is one of these, letter case included; holds for no row if there are none. */
    record In(Column column, List<String> values) implements Predicate {
        public In {
            values = List.copyOf(values);
        }
    }

    /** All parts hold; holds for every row if there are none. */
    record And(List<Predicate> parts) implements Predicate {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** At least one part holds; holds for no row if there are none. */
    record Or(List<Predicate> parts) implements Predicate {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /** The part does not hold. */
    record Not(Predicate part) implements Predicate {}

    /** Holds for every row. */
    static Predicate always() {
        return new And(List.of());
    }

    /** Holds for no row. */
    static Predicate never() {
        return new Or(List.of());
    }
}
