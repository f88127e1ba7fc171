@NullMarked
package dev.signet.oidc.requestobject;

import org.jspecify.annotations.NullMarked;
