package dev.signet.api.dialect;

/** What becomes of a field in JSON or query that the request does not have. */
public enum UnknownFields {
    /** It is named and refused, so that nobody believes a misspelt field to be set. */
    REFUSED,
    /** It is passed over, because clients of other versions send fields that this one does not have. */
    IGNORED
}
