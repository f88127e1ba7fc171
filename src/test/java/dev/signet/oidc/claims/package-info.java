@NullMarked
package dev.signet.oidc.claims;

import org.jspecify.annotations.NullMarked;
