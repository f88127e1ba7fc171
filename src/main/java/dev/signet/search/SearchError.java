package dev.signet.search;

import dev.signet.kernel.DomainError;

/** Errors of search requests. */
public sealed interface SearchError extends DomainError {

    @Override
    default Kind kind() {
        return Kind.INVALID_ARGUMENT;
    }

    /** The request asks for more than {@link Search#MAXIMUM_LIMIT} rows. */
    record LimitTooLarge() implements SearchError {
        @Override
        public String code() {
            return "search.limit.too_large";
        }

        @Override
        public String message() {
            return "A page has at most " + Search.MAXIMUM_LIMIT + " entries.";
        }

        @Override
        public String field() {
            return "query.limit";
        }
    }

    /** The number of rows to skip does not fit into 63 bits. */
    record OffsetOutOfRange() implements SearchError {
        @Override
        public String code() {
            return "search.offset.out_of_range";
        }

        @Override
        public String message() {
            return "The offset is at most " + Long.MAX_VALUE + ".";
        }

        @Override
        public String field() {
            return "query.offset";
        }
    }

    /** A searched text is longer than {@link Search#MAXIMUM_TEXT} (requirement Z-7). */
    record TextTooLong(String field) implements SearchError {
        @Override
        public String code() {
            return "search.text.too_long";
        }

        @Override
        public String message() {
            return "A searched text has at most " + Search.MAXIMUM_TEXT + " characters.";
        }
    }

    /** A list of values is longer than {@link Search#MAXIMUM_VALUES}. */
    record TooManyValues(String field) implements SearchError {
        @Override
        public String code() {
            return "search.values.too_many";
        }

        @Override
        public String message() {
            return "A list of searched values has at most " + Search.MAXIMUM_VALUES + " entries.";
        }
    }

    /** The request has more conditions than {@link Search#MAXIMUM_CONDITIONS}. */
    record TooManyConditions() implements SearchError {
        @Override
        public String code() {
            return "search.conditions.too_many";
        }

        @Override
        public String message() {
            return "A search has at most " + Search.MAXIMUM_CONDITIONS + " conditions.";
        }

        @Override
        public String field() {
            return "queries";
        }
    }

    /** Conditions are nested deeper than {@link Search#MAXIMUM_DEPTH}. */
    record NestedTooDeep() implements SearchError {
        @Override
        public String code() {
            return "search.conditions.nested_too_deep";
        }

        @Override
        public String message() {
            return "Conditions may be nested at most " + Search.MAXIMUM_DEPTH + " levels deep.";
        }

        @Override
        public String field() {
            return "queries";
        }
    }
}
