/** Claims an application asks for one by one, and what is said about how a person signed in. */
@NullMarked
package dev.signet.oidc.claims;

import org.jspecify.annotations.NullMarked;
