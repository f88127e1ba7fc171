/** ZITADEL's calls on applications, their configuration, secrets and keys: mapping in, mapping out. */
@NullMarked
package dev.signet.api.zitadel.application;

import org.jspecify.annotations.NullMarked;
