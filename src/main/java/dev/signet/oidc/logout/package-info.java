/** RP-initiated logout. */
@NullMarked
package dev.signet.oidc.logout;

import org.jspecify.annotations.NullMarked;
