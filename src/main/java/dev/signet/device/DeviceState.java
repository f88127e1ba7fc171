package dev.signet.device;

/** How far a device authorization has come; stored by name. */
enum DeviceState {
    /** Nobody has answered yet. */
    PENDING,
    /** A person has allowed it; the device has not come for its tokens. */
    APPROVED,
    /** A person has refused it. */
    DENIED,
    /** The device has had its tokens. */
    REDEEMED
}
