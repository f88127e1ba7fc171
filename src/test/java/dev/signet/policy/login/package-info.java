@NullMarked
package dev.signet.policy.login;

import org.jspecify.annotations.NullMarked;
