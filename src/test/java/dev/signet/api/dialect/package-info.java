/** Tests of {@code dev.signet.api.dialect}. */
@NullMarked
package dev.signet.api.dialect;

import org.jspecify.annotations.NullMarked;
