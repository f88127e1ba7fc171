package dev.signet.user;

import java.time.Instant;

/**
 * A code somebody entered, already compared with the stored digest.
 *
 * @param codeId code it was compared with; empty if none was outstanding
 */
public record CodeCheck(String codeId, boolean matched, Instant now) {}
