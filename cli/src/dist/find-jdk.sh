# Sourced by the launchers. find_java MIN prints the java of the newest JDK or runtime of at least
# that version, looking at JAVA_HOME, the PATH and the usual install folders; it starts none of them,
# but reads the file named "release" that each has.

# The first number of the version of the installation in $1, or nothing.
java_version() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 0
  while IFS= read -r line; do
    case $line in
      JAVA_VERSION=*)
        line=${line#JAVA_VERSION=\"}
        line=${line%%[!0-9]*}
        printf '%s' "$line"
        return 0
        ;;
    esac
  done <"$1/release"
}

# The folder of the java on the PATH, its links followed.
java_on_path() {
  java=$(command -v java) || return 0
  while [ -L "$java" ]; do
    link=$(readlink "$java")
    case $link in
      /*) java=$link ;;
      *) java=${java%/*}/$link ;;
    esac
  done
  java=${java%/bin/java}
  printf '%s' "${java%/jre}"
}

find_java() {
  best=
  best_version=$(($1 - 1))
  for home in "${JAVA_HOME:-}" "$(java_on_path)" \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* /usr/local/openjdk* \
    /opt/java/* /opt/jdk* /opt/*jdk* /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* "${HOME:-}"/.local/share/mise/installs/java/*; do
    [ -n "$home" ] && [ -d "$home" ] || continue
    version=$(java_version "$home")
    if [ -n "$version" ] && [ "$version" -gt "$best_version" ]; then
      best=$home/bin/java
      best_version=$version
    fi
  done
  printf '%s' "$best"
}
