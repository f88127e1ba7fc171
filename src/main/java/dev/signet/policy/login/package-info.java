/** The login policy: what people have to prove at a sign-in, by default and for each organization. */
@NullMarked
package dev.signet.policy.login;

import org.jspecify.annotations.NullMarked;
