package dev.signet.search;

import java.util.Arrays;
import java.util.Optional;

/** The ids of the rows that match a search, stored in eight bytes each. */
final class FittingIds {
    /** Every number of at most this many digits fits into a long. */
    private static final int DIGITS = 18;

    private final long[] sorted;

    private FittingIds(long[] sorted) {
        this.sorted = sorted;
    }

    /**
     * Reads ids separated by commas. Empty if one of them is not a number: generated ids are numbers, but callers may
     * choose others.
     */
    static Optional<FittingIds> of(String text) {
        String[] ids = text.isEmpty() ? new String[0] : text.split(",", -1);
        long[] numbers = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            if (!isNumber(ids[i])) {
                return Optional.empty();
            }
            numbers[i] = Long.parseLong(ids[i]);
        }
        Arrays.sort(numbers);
        return Optional.of(new FittingIds(numbers));
    }

    boolean contains(String id) {
        return isNumber(id) && Arrays.binarySearch(sorted, Long.parseLong(id)) >= 0;
    }

    int size() {
        return sorted.length;
    }

    /**
     * Whether the id is a number in decimal digits without leading zeros, so that different ids are different numbers.
     */
    private static boolean isNumber(String id) {
        return !id.isEmpty()
                && id.length() <= DIGITS
                && (id.charAt(0) != '0' || id.length() == 1)
                && id.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
