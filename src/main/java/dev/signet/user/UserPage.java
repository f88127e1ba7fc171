package dev.signet.user;

import java.util.List;

/** Part of a list and how long the whole list is. */
public record UserPage<T>(List<T> items, long total) {
    public UserPage {
        items = List.copyOf(items);
    }
}
