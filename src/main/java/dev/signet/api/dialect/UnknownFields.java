package dev.signet.api.dialect;

/** How a field in JSON or query that the request does not have is treated. */
public enum UnknownFields {
    /** The call is refused and the error names the field, so that nobody believes that a misspelt field was set. */
    REFUSED,
    /** The field is ignored, because clients of other versions send fields that this version lacks. */
    IGNORED
}
