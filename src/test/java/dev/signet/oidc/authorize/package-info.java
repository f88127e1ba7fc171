@NullMarked
package dev.signet.oidc.authorize;

import org.jspecify.annotations.NullMarked;
