package dev.signet.device;

/** State of a device authorization request; stored by name. */
enum DeviceState {
    /** Nobody has decided yet. */
    PENDING,
    /** A person approved the request; the device has not fetched its tokens. */
    APPROVED,
    /** A person denied the request. */
    DENIED,
    /** The device has fetched its tokens. */
    REDEEMED
}
