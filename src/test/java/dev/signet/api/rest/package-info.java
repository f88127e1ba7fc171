/** Tests of {@code dev.signet.api.rest}. */
@NullMarked
package dev.signet.api.rest;

import org.jspecify.annotations.NullMarked;
