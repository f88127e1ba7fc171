package dev.signet.api.rest;

/** What becomes of a field in JSON or query that the request does not have. */
public enum UnknownFields {
    /** It is named and refused, so that nobody believes a misspelt field to be set. */
    REFUSED,
    /** It is passed over, as ZITADEL's gateway does: clients of other versions send fields that this one does not have. */
    IGNORED
}
