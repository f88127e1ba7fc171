/** The token endpoint: one class for each grant. */
@NullMarked
package dev.signet.oidc.token;

import org.jspecify.annotations.NullMarked;
