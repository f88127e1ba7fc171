/**
 * The append-only event log: streams of events, unique claims, the registry of event types, and the handling of
 * commands.
 */
@NullMarked
package dev.signet.eventstore;

import org.jspecify.annotations.NullMarked;
