/** Tests tokens and the gate that checks them. */
@NullMarked
package dev.signet.token;

import org.jspecify.annotations.NullMarked;
