package dev.signet.api.rest;

/** What a path leads to. */
sealed interface Routed permits RestRoute, MissingRoute {}
