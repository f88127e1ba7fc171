package dev.signet.project;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A role of a project, which tokens can carry as a claim.
 *
 * @param key 1 to 200 characters, unique in the project, case-sensitive
 * @param displayName 1 to 200 characters
 * @param group heading under which user interfaces show the role, at most 200 characters; empty for none
 */
@RegisterForReflection
public record ProjectRole(String key, String displayName, String group) {}
