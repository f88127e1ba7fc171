/**
 * The {@code signet.*} services: what ZITADEL's contracts have no call for. Messages that both dialects share are mapped
 * by the {@code zitadel} packages.
 */
@NullMarked
package dev.signet.api.signet;

import org.jspecify.annotations.NullMarked;
