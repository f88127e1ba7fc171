/**
 * The keys that sign tokens: their life from publication to removal, signing, verification, and the key set for
 * clients.
 */
@NullMarked
package dev.signet.signingkey;

import org.jspecify.annotations.NullMarked;
