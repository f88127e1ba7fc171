/** Every door a token or grant opens, tried in every state in which it must stay shut. */
@NullMarked
package dev.signet.oidc.gate;

import org.jspecify.annotations.NullMarked;
