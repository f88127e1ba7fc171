@NullMarked
package dev.signet.oidc.jwt;

import org.jspecify.annotations.NullMarked;
