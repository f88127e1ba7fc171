/** RP-initiated logout: an application signs a person out (OpenID Connect RP-Initiated Logout 1.0). */
@NullMarked
package dev.signet.oidc.logout;

import org.jspecify.annotations.NullMarked;
