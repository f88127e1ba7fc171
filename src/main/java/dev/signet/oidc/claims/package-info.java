/** Claims that an application requests individually, and claims about how a person signed in. */
@NullMarked
package dev.signet.oidc.claims;

import org.jspecify.annotations.NullMarked;
