package dev.signet.search;

import java.util.List;

/**
 * One page of a search result.
 *
 * @param total exact number of matching rows on all pages
 */
public record Page<T>(List<T> rows, long total) {
    public Page {
        rows = List.copyOf(rows);
    }
}
