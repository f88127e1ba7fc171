/** The userinfo endpoint over HTTP (OpenID Connect Core 5.3). */
@NullMarked
package dev.signet.oidc.userinfo;

import org.jspecify.annotations.NullMarked;
