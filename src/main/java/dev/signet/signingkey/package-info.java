/**
 * The keys that sign tokens: publication, rotation and removal of the keys, signing, verification, and the key set for
 * clients.
 */
@NullMarked
package dev.signet.signingkey;

import org.jspecify.annotations.NullMarked;
