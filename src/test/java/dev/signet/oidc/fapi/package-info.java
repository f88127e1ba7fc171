@NullMarked
package dev.signet.oidc.fapi;

import org.jspecify.annotations.NullMarked;
