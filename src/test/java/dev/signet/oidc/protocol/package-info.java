@NullMarked
package dev.signet.oidc.protocol;

import org.jspecify.annotations.NullMarked;
