package dev.signet.user;

import java.util.List;

/** A part of a list, and the length of the whole list. */
public record UserPage<T>(List<T> items, long total) {
    public UserPage {
        items = List.copyOf(items);
    }
}
