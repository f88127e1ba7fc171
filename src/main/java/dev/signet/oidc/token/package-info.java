/** The token endpoint, with one class per grant. */
@NullMarked
package dev.signet.oidc.token;

import org.jspecify.annotations.NullMarked;
