/** Authorization requests: checked, kept while a person signs in, answered with a code. */
@NullMarked
package dev.signet.oidc.authorize;

import org.jspecify.annotations.NullMarked;
