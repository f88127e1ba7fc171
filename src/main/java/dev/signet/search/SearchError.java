package dev.signet.search;

import static dev.signet.kernel.DomainError.invalidArgument;

import dev.signet.kernel.DomainError;

/** Errors of search requests. */
public final class SearchError {

    /** The request asks for more than {@link Search#MAXIMUM_LIMIT} rows. */
    public static final DomainError LIMIT_TOO_LARGE = invalidArgument(
                    "search.limit.too_large", "A page has at most " + Search.MAXIMUM_LIMIT + " entries.")
            .about("query.limit");

    /** The number of rows to skip does not fit into 63 bits. */
    public static final DomainError OFFSET_OUT_OF_RANGE = invalidArgument(
                    "search.offset.out_of_range", "The offset is at most " + Long.MAX_VALUE + ".")
            .about("query.offset");

    /** The request has more conditions than {@link Search#MAXIMUM_CONDITIONS}. */
    public static final DomainError TOO_MANY_CONDITIONS = invalidArgument(
                    "search.conditions.too_many", "A search has at most " + Search.MAXIMUM_CONDITIONS + " conditions.")
            .about("queries");

    /** Conditions are nested deeper than {@link Search#MAXIMUM_DEPTH}. */
    public static final DomainError NESTED_TOO_DEEP = invalidArgument(
                    "search.conditions.nested_too_deep",
                    "Conditions may be nested at most " + Search.MAXIMUM_DEPTH + " levels deep.")
            .about("queries");

    /** A searched text is longer than {@link Search#MAXIMUM_TEXT} (requirement Z-7). */
    public static DomainError textTooLong(String field) {
        return invalidArgument(
                        "search.text.too_long", "A searched text has at most " + Search.MAXIMUM_TEXT + " characters.")
                .about(field);
    }

    /** A list of values is longer than {@link Search#MAXIMUM_VALUES}. */
    public static DomainError tooManyValues(String field) {
        return invalidArgument(
                        "search.values.too_many",
                        "A list of searched values has at most " + Search.MAXIMUM_VALUES + " entries.")
                .about(field);
    }

    private SearchError() {}
}
