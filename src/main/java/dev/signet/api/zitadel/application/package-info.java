/** ZITADEL's calls for applications: their configuration, secrets and keys. */
@NullMarked
package dev.signet.api.zitadel.application;

import org.jspecify.annotations.NullMarked;
