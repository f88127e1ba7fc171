package dev.signet.search;

import dev.signet.search.Predicate.And;
import dev.signet.search.Predicate.Equal;
import dev.signet.search.Predicate.In;
import dev.signet.search.Predicate.Not;
import dev.signet.search.Predicate.Or;
import dev.signet.search.Predicate.TextMatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a table are searched, in which order, and which page of them is returned (requirements Z-7, Z-22).
 *
 * <p>Creating a search that exceeds a limit throws a {@link SearchError}. The limits on predicates apply only to the
 * predicates of a request and are checked by {@link #of}; a feature may add predicates of its own with the constructor.
 *
 * @param predicates all of them have to match
 * @param sort column to sort by; null for the default of the view. Rows with equal values are sorted by id
 * @param ascending whether to sort in ascending order; API requests that do not say so get descending lists
 * @param offset number of rows to skip, 0 or more
 * @param limit maximum number of rows on the page, 1 to {@value #MAXIMUM_LIMIT}
 */
public record Search(List<Predicate> predicates, @Nullable Column sort, boolean ascending, long offset, int limit) {
    public static final int DEFAULT_LIMIT = 100;
    public static final int MAXIMUM_LIMIT = 1000;

    /** Maximum length of a searched text, in Unicode code points. */
    public static final int MAXIMUM_TEXT = 200;

    public static final int MAXIMUM_VALUES = 1000;

    /** Maximum number of comparisons in all predicates together, because each may have to look at every row. */
    public static final int MAXIMUM_CONDITIONS = 100;

    /** Maximum number of {@code And}, {@code Or} and {@code Not} levels around a comparison. */
    public static final int MAXIMUM_DEPTH = 20;

    public Search {
        predicates = List.copyOf(predicates);
        if (limit < 1 || limit > MAXIMUM_LIMIT) {
            throw SearchError.LIMIT_TOO_LARGE.exception();
        }
        if (offset < 0) {
            throw SearchError.OFFSET_OUT_OF_RANGE.exception();
        }
    }

    /**
     * Creates a search from the values of a list request.
     *
     * @param offset unsigned value of the request; refused from 2^63 on, which is a negative {@code long}
     * @param limit unsigned value of the request; 0 means {@value #DEFAULT_LIMIT}
     */
    public static Search of(
            List<Predicate> predicates, @Nullable Column sort, boolean ascending, long offset, int limit) {
        if (checkAll(predicates, 0) > MAXIMUM_CONDITIONS) {
            throw SearchError.TOO_MANY_CONDITIONS.exception();
        }
        return new Search(predicates, sort, ascending, offset, limit == 0 ? DEFAULT_LIMIT : limit);
    }

    private static int check(Predicate predicate, int depth) {
        if (depth > MAXIMUM_DEPTH) {
            throw SearchError.NESTED_TOO_DEEP.exception();
        }
        return switch (predicate) {
            case TextMatch match -> {
                checkText(match.column(), match.value());
                yield 1;
            }
            case Equal equal -> {
                if (equal.value() instanceof String text) {
                    checkText(equal.column(), text);
                }
                yield 1;
            }
            case In in -> {
                if (in.values().size() > MAXIMUM_VALUES) {
                    throw SearchError.tooManyValues(in.column().name()).exception();
                }
                in.values().forEach(value -> checkText(in.column(), value));
                yield 1;
            }
            case And and -> checkAll(and.parts(), depth + 1);
            case Or or -> checkAll(or.parts(), depth + 1);
            case Not not -> check(not.part(), depth + 1);
        };
    }

    private static int checkAll(List<Predicate> parts, int depth) {
        int conditions = 0;
        for (Predicate part : parts) {
            conditions += check(part, depth);
        }
        return conditions;
    }

    private static void checkText(Column column, String text) {
        boolean limited = !(column instanceof TextColumn texts && texts.longTexts());
        if (limited && text.codePointCount(0, text.length()) > MAXIMUM_TEXT) {
            throw SearchError.textTooLong(column.name()).exception();
        }
    }
}
