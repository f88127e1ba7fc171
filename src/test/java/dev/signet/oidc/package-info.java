@NullMarked
package dev.signet.oidc;

import org.jspecify.annotations.NullMarked;
