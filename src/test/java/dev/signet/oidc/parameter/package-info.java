@NullMarked
package dev.signet.oidc.parameter;

import org.jspecify.annotations.NullMarked;
