/** The append-only log: streams of events, unique claims, the registry of stored types, and how aggregates use them. */
@NullMarked
package dev.signet.eventstore;

import org.jspecify.annotations.NullMarked;
