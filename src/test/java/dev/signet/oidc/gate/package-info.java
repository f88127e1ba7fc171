/** Every grant and every use of a token, tried in every state in which it must be refused. */
@NullMarked
package dev.signet.oidc.gate;

import org.jspecify.annotations.NullMarked;
