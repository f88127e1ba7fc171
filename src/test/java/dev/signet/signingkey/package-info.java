/** Tests signing keys. */
@NullMarked
package dev.signet.signingkey;

import org.jspecify.annotations.NullMarked;
