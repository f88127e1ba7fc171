/** The keys that sign tokens: their life from published to retired, signing with them, and the key set clients verify with. */
@NullMarked
package dev.signet.signingkey;

import org.jspecify.annotations.NullMarked;
