/** What the server offers and demands of clients, from the configuration and the chosen security profile. */
@NullMarked
package dev.signet.oidc.profile;

import org.jspecify.annotations.NullMarked;
