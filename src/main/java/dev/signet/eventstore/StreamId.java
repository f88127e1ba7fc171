package dev.signet.eventstore;

/**
 * Identifies one stream, the history of one aggregate.
 *
 * @param type stored name of the stream type, which is the name that ZITADEL uses: for instance {@code user} or {@code
 * org}
 * @param id id of the aggregate, unique within the type: a decimal string as {@link Ids} generates it, or a user id
 * that a caller chose
 */
public record StreamId(String type, String id) {}
