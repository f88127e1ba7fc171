/** Authorization requests: checked, carried through the browser while a person signs in, and answered with a code. */
@NullMarked
package dev.signet.oidc.authorize;

import org.jspecify.annotations.NullMarked;
