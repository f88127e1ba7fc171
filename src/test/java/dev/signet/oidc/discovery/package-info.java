@NullMarked
package dev.signet.oidc.discovery;

import org.jspecify.annotations.NullMarked;
