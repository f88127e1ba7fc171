/** Tokens that clients present: ID tokens of this server, and JWTs that clients signed. */
@NullMarked
package dev.signet.oidc.jwt;

import org.jspecify.annotations.NullMarked;
