package dev.signet.device;

/** The outcome of a device's poll (RFC 8628 section 3.5). */
public sealed interface Poll {

    /** Nobody has decided yet; the response is {@code authorization_pending}. */
    record Waiting() implements Poll {}

    /**
     * The poll came too early; the response is {@code slow_down}, and the device has to wait five seconds longer from
     * now on.
     */
    record TooEarly() implements Poll {}

    /** A person denied the request; the response is {@code access_denied}. */
    record Denied() implements Poll {}

    /** The request has expired; the response is {@code expired_token}. */
    record Expired() implements Poll {}

    /** A person approved the request; the first call of {@link DeviceAuthorizations#redeem} gets the tokens. */
    record Approved(DeviceAuthorization authorization) implements Poll {}

    /**
     * The device code was already redeemed. The request is refused, and the tokens that were issued for the code are
     * revoked, because the code may have been stolen.
     */
    record Again(DeviceAuthorization authorization) implements Poll {}
}
