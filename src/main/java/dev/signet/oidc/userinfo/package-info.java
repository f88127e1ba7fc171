/** Claims about a person, for the userinfo endpoint and ID tokens. */
@NullMarked
package dev.signet.oidc.userinfo;

import org.jspecify.annotations.NullMarked;
