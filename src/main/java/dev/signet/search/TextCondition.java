package dev.signet.search;

import dev.signet.search.Predicate.TextMatch;
import dev.signet.search.TextColumn.Fence;
import dev.signet.search.TextMethod.Place;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds the SQL of a text comparison so that it uses the indexes of its column. */
final class TextCondition {
    private TextCondition() {}

    static Condition of(TextMatch match) {
        if (Condition.isUnstorable(match.value())) {
            return new Condition("false", List.of());
        }
        if (match.value().isEmpty() && match.method().place() != Place.WHOLE) {
            return new Condition("true", List.of()).within(match.column());
        }
        Condition indexed = indexed(match);
        Condition condition;
        if (match.method().ignoresCase()) {
            condition = indexed == null ? compare(match, match.column().folded(), "lower(?)") : indexed;
        } else {
            // The indexes ignore case, so they find candidates, and the comparison with the column itself decides.
            Condition exact = compare(match, match.column().sql(), "?");
            condition = indexed == null ? exact : both(indexed, exact);
        }
        return condition.within(match.column());
    }

    private static @Nullable Condition indexed(TextMatch match) {
        TextColumn column = match.column();
        Place place = match.method().place();
        if (column.ordered() && (place == Place.WHOLE || (place == Place.START && foldsAnywhere(match.value())))) {
            return compare(match, column.folded(), "lower(?)");
        }
        Fence fence = column.fence();
        if (fence == null || match.value().isEmpty() || !foldsAnywhere(match.value()) || holdsMark(match.value())) {
            return null;
        }
        String value = escaped(match.value());
        String pattern = switch (place) {
            case WHOLE -> "%" + fence.before() + value + fence.after() + "%";
            case START -> "%" + fence.before() + value + "%";
            case ANYWHERE -> "%" + fence.before() + "%" + value + "%" + fence.after() + "%";
            case END -> "%" + value + fence.after() + "%";
        };
        return new Condition(fence.column() + " like lower(?)", List.of(pattern));
    }

    /** Tells whether the value contains one of the characters that a fenced text replaces. */
    private static boolean holdsMark(String value) {
        return value.chars().anyMatch(c -> c <= Fence.LAST_MARK || c == Fence.HIDDEN_MARK);
    }

    /**
     * Tells whether every database converts the value to lower case in the same way. With full case mapping, the
     * lower-case form of the capital sigma depends on the following character.
     */
    private static boolean foldsAnywhere(String value) {
        return value.indexOf('\u03A3') < 0;
    }

    private static Condition compare(TextMatch match, String left, String right) {
        String value = match.value();
        return switch (match.method().place()) {
            case WHOLE -> new Condition(left + " = " + right, List.of(value));
            case START -> new Condition(left + " like " + right, List.of(escaped(value) + "%"));
            case ANYWHERE -> new Condition(left + " like " + right, List.of("%" + escaped(value) + "%"));
            case END -> new Condition(left + " like " + right, List.of("%" + escaped(value)));
        };
    }

    /**
     * Returns the conjunction of both conditions. The second nearly always holds where the first does. The planner does
     * not know this: it would multiply the selectivities, expect far too few rows, and read and sort all of a large
     * result instead of reading a page in the order of an index. It cannot look into a CASE, so the second condition is
     * written as one.
     */
    private static Condition both(Condition indexed, Condition exact) {
        return new Condition(
                indexed.sql() + " and case when " + exact.sql() + " then true else false end",
                Stream.concat(indexed.parameters().stream(), exact.parameters().stream())
                        .toList());
    }

    /** Returns the value with the wildcards of LIKE escaped. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
