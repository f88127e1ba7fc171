/** The token endpoint: what its tokens say. */
@NullMarked
package dev.signet.oidc.token;

import org.jspecify.annotations.NullMarked;
