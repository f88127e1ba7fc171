/** How clients authenticate. */
@NullMarked
package dev.signet.oidc.clientauth;

import org.jspecify.annotations.NullMarked;
