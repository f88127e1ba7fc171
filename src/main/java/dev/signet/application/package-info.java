/** Applications of projects: OpenID Connect clients and APIs, their configuration, secrets and keys. */
@NullMarked
package dev.signet.application;

import org.jspecify.annotations.NullMarked;
