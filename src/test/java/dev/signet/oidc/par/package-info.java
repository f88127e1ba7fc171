@NullMarked
package dev.signet.oidc.par;

import org.jspecify.annotations.NullMarked;
