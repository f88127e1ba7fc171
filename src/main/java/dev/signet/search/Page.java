package dev.signet.search;

import java.util.List;

/**
 * Part of what a search finds.
 *
 * @param total rows that fit the search on all pages, exact
 */
public record Page<T>(List<T> rows, long total) {
    public Page {
        rows = List.copyOf(rows);
    }
}
