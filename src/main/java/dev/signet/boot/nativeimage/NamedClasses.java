package dev.signet.boot.nativeimage;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Names the classes that Caffeine derives from the settings of a cache: each pair is a kind of cache and its entries.
 * SSMSW and PSWMS have a maximum size and expire after they were written; SSMWA and PSAW have a maximum weight and expire
 * after they were used.
 */
@RegisterForReflection(
        classNames = {
            "com.github.benmanes.caffeine.cache.SSMSW",
            "com.github.benmanes.caffeine.cache.PSWMS",
            "com.github.benmanes.caffeine.cache.SSMWA",
            "com.github.benmanes.caffeine.cache.PSAMW"
        })
final class NamedClasses {
    private NamedClasses() {}
}
