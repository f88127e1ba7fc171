package dev.signet.eventstore;

/**
 * Identifies one stream, the history of one aggregate.
 *
 * @param type name of the stream type as it is stored, which is ZITADEL's: {@code user}, {@code org}
 * @param id decimal string, unique within the type
 */
public record StreamId(String type, String id) {}
