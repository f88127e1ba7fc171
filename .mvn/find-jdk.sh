# Sourced by mvnw: sets JAVA_HOME to a JDK of the required release, wherever the machine keeps one.
# Order: JAVA_HOME, the java on PATH, the usual installation directories. An older JAVA_HOME is passed over, not an error.

signet_required_java=25

# Prints the feature release of the JDK in directory $1 (25), nothing if it is none: a JRE without javac does not count.
signet_java_release() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  if [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release" | head -n 1
  else
    "$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9][0-9]*\).*/\1/p' | head -n 1
  fi
}

signet_is_suitable() {
  [ -n "$1" ] || return 1
  signet_found_release=$(signet_java_release "$1")
  [ -n "$signet_found_release" ] && [ "$signet_found_release" -ge "$signet_required_java" ]
}

# Prints the home directory that the java on PATH belongs to, through its symbolic links.
signet_java_on_path() {
  signet_java=$(command -v java 2>/dev/null) || return 0
  while [ -L "$signet_java" ]; do
    signet_link=$(readlink "$signet_java")
    case "$signet_link" in
    /*) signet_java=$signet_link ;;
    *) signet_java=$(dirname "$signet_java")/$signet_link ;;
    esac
  done
  (cd "$(dirname "$signet_java")/.." 2>/dev/null && pwd) || :
}

# Prints candidate directories, one per line.
signet_usual_places() (
  set +f
  for signet_dir in \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/* /opt/java/* /opt/jdk/* /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-/root}"/.sdkman/candidates/java/* "${HOME:-/root}"/.jdks/* "${HOME:-/root}"/.local/share/mise/installs/java/* \
    "${HOME:-/root}"/.asdf/installs/java/*; do
    [ -d "$signet_dir" ] && printf '%s\n' "$signet_dir"
  done
  if [ -x /usr/libexec/java_home ]; then
    /usr/libexec/java_home -v "$signet_required_java" 2>/dev/null || :
  fi
)

signet_find_jdk() {
  signet_is_suitable "${JAVA_HOME:-}" && return 0
  signet_candidate=$(signet_java_on_path)
  if signet_is_suitable "$signet_candidate"; then
    JAVA_HOME=$signet_candidate
    return 0
  fi
  # The lowest suitable release is taken: it is the one the build is tested with.
  signet_best= signet_best_release=
  while IFS= read -r signet_candidate; do
    if signet_is_suitable "$signet_candidate"; then
      if [ -z "$signet_best" ] || [ "$signet_found_release" -lt "$signet_best_release" ]; then
        signet_best=$signet_candidate signet_best_release=$signet_found_release
      fi
    fi
  done <<SIGNET_PLACES
$(signet_usual_places)
SIGNET_PLACES
  [ -n "$signet_best" ] || return 1
  JAVA_HOME=$signet_best
}

if signet_find_jdk; then
  export JAVA_HOME
else
  cat >&2 <<SIGNET_MESSAGE
Signet is built with JDK $signet_required_java or newer, and none was found (looked at JAVA_HOME=${JAVA_HOME:-unset}, java on PATH, /usr/lib/jvm, /opt, ~/.sdkman).
Install one, for instance Eclipse Temurin $signet_required_java:
  any system      https://adoptium.net/temurin/releases/?version=$signet_required_java
  SDKMAN          sdk install java $signet_required_java-tem
  macOS           brew install --cask temurin@$signet_required_java
  Debian, Ubuntu  apt-get install openjdk-$signet_required_java-jdk   (or temurin-$signet_required_java-jdk from Adoptium's repository)
then run this again, or point JAVA_HOME at it.
SIGNET_MESSAGE
  exit 1
fi
