package dev.signet.project;

/**
 * A role of a project, as tokens tell it.
 *
 * @param key 1 to 200 characters, unique in the project; letter case counts
 * @param displayName 1 to 200 characters
 * @param group what to show it under, at most 200 characters; empty for none
 */
public record ProjectRole(String key, String displayName, String group) {}
