package dev.signet.kernel;

/**
 * Something that happened to one aggregate. Named in the past tense and never changed afterwards.
 *
 * <p>Each feature has one sealed interface of records that extends this one. Components that say something about a
 * person carry {@link PersonalData}; secrets are never part of an event.
 */
public interface DomainEvent {}
