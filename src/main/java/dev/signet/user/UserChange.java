package dev.signet.user;

import java.time.Instant;

/**
 * One event of a user's history, without its content.
 *
 * @param sequence place in the user's history, from 1
 * @param eventType stored literal, for instance {@code user.human.email.changed}
 * @param editorId id of the user who caused it, or {@code SYSTEM}
 */
public record UserChange(long sequence, Instant changedAt, String eventType, String editorId, String orgId) {}
