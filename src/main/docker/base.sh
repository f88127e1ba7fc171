#!/bin/bash
# Makes a base image for the JVM image where no container registry can be reached:   src/main/docker/base.sh FILE.tar
#
# It contains a minimal Debian without a package manager's caches and the parts of the JDK that the server needs. Run it as
# root on Debian; it needs debootstrap, and a JDK 25 in JAVA_HOME. SUITE and MIRROR choose another release and mirror.
set -euo pipefail

target=$(realpath -m "${1:?Usage: base.sh FILE.tar}")
suite=${SUITE:-trixie}
mirror=${MIRROR:-http://deb.debian.org/debian}
java=${JAVA_HOME:?JAVA_HOME has to name a JDK 25}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-0}

debootstrap --variant=minbase --include=ca-certificates,zlib1g "$suite" "$work/root" "$mirror" >&2
# All modules but tools. Liquibase needs java.desktop for java.beans; others, as jdk.crypto.ec, are found by services.
modules=$("$java/bin/java" --list-modules | sed 's/@.*//' |
  grep -vE '^(java\.se|jdk\.(accessibility|compiler|editpad|graal.*|hotspot\.agent|internal\.(ed|le|opt|vm\.ci)|jartool|javadoc|jconsole|jdeps|jdi|jlink|jpackage|jshell|unsupported\.desktop|incubator.*))$' |
  paste -sd,)
"$java/bin/jlink" --add-modules "$modules" --strip-debug --no-man-pages --no-header-files \
  --output "$work/root/opt/java" >&2
rm -rf "$work"/root/{var/cache/apt,var/lib/apt/lists,var/log,usr/share/doc,usr/share/man,usr/share/locale}/*
mkdir -p "$work/root/var/lib/signet"
echo "nonroot:x:65532:65532:nonroot:/nonexistent:/usr/sbin/nologin" >> "$work/root/etc/passwd"

# The format of "docker save": one layer, the configuration, and a manifest that names them.
image=$work/image
mkdir "$image"
tar --sort=name --mtime=@"$SOURCE_DATE_EPOCH" --numeric-owner --xattrs -C "$work/root" -cf "$image/layer.tar" .
architecture=$(dpkg --print-architecture)
cat > "$image/config.json" <<CONFIG
{"architecture": "$architecture", "os": "linux", "created": "1970-01-01T00:00:00Z",
 "config": {"Env": ["PATH=/opt/java/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "JAVA_HOME=/opt/java"], "User": "65532:65532"},
 "rootfs": {"type": "layers", "diff_ids": ["sha256:$(sha256sum "$image/layer.tar" | cut -d' ' -f1)"]},
 "history": [{"created": "1970-01-01T00:00:00Z", "created_by": "debootstrap and jlink"}]}
CONFIG
echo '[{"Config": "config.json", "RepoTags": ["signet-base:latest"], "Layers": ["layer.tar"]}]' > "$image/manifest.json"
mkdir -p "$(dirname "$target")"
tar --sort=name --mtime=@"$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner -C "$image" -cf "$target" manifest.json config.json layer.tar
