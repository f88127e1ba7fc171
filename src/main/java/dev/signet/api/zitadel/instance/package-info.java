/** ZITADEL's calls about the instance: its id, languages, views and health. */
@NullMarked
package dev.signet.api.zitadel.instance;

import org.jspecify.annotations.NullMarked;
