/** Groups of users and their members. */
@NullMarked
package dev.signet.api.zitadel.v2.group;

import org.jspecify.annotations.NullMarked;
