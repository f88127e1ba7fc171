/** The parameters of requests, and the meaning of those that several endpoints share. */
@NullMarked
package dev.signet.oidc.parameter;

import org.jspecify.annotations.NullMarked;
