/** Tests of the calls of v2beta. */
@NullMarked
package dev.signet.api.zitadel.v2.beta;

import org.jspecify.annotations.NullMarked;
