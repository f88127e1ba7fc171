package dev.signet.api.dialect;

/** How a field in the JSON body or query string is treated that does not exist in the request message. */
public enum UnknownFields {
    /** The call is refused and the error names the field, so that nobody believes that a misspelt field was set. */
    REFUSED,
    /** The field is ignored, because clients of other versions send fields that this version lacks. */
    IGNORED
}
