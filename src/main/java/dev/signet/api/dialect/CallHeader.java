package dev.signet.api.dialect;

/**
 * A header field that callers of a dialect may send.
 *
 * @param name in lower case
 * @param description one sentence or two for those who call
 */
public record CallHeader(String name, String description) {}
