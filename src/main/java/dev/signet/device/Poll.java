package dev.signet.device;

/** What a device that polls is answered (RFC 8628 section 3.5). */
public sealed interface Poll {

    /** {@code authorization_pending}. */
    record Waiting() implements Poll {}

    /** {@code slow_down}; from now on the device has to wait five seconds longer. */
    record TooEarly() implements Poll {}

    /** {@code access_denied}. */
    record Denied() implements Poll {}

    /** {@code expired_token}. */
    record Expired() implements Poll {}

    /** A person allowed it, and the tokens wait for whoever redeems it first. */
    record Approved(DeviceAuthorization authorization) implements Poll {}

    /** The device code was redeemed before. */
    record Again(DeviceAuthorization authorization) implements Poll {}
}
