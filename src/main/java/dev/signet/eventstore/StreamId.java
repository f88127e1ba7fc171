package dev.signet.eventstore;

/**
 * Names one stream: the history of one aggregate.
 *
 * @param type stored literal, as ZITADEL names the aggregate: {@code user}, {@code org}
 * @param id decimal string, unique within the type
 */
public record StreamId(String type, String id) {}
