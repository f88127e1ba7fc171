package dev.signet.user;

import java.time.Instant;

/**
 * The result of comparing an entered code with the stored digest.
 *
 * @param codeId the code it was compared with; empty if no code was usable
 */
public record CodeCheck(String codeId, boolean matched, Instant now) {}
