package dev.signet.api.dialect;

/**
 * A header that callers of a dialect may send.
 *
 * @param name in lower case
 * @param description one or two sentences for callers
 */
public record CallHeader(String name, String description) {}
