# Sourced by the scripts beside it: finds a JDK, builds what is measured on first use and when its
# sources have changed, and sets $java.
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/cli/src/dist/find-jdk.sh"
java=$(find_java 21)
if [ -z "$java" ]; then
  echo "Error: the benchmarks need a JDK 21 or newer and none was found: install one (for example the package temurin-25-jdk), or set JAVA_HOME to it." >&2
  exit 1
fi
if ! command -v mvn >/dev/null; then
  echo "Error: the benchmarks are built by Maven 3.6.3 or newer, which is not on the PATH: install it (for example the package maven)." >&2
  exit 1
fi
stamp=$root/bench/load/target/stamp
if [ ! -e "$stamp" ] || [ -n "$(find "$root/pom.xml" "$root/core/pom.xml" "$root/core/src/main" "$root/store/pom.xml" \
  "$root/store/src/main" "$root"/bench/pom.xml \
  "$root"/bench/*/pom.xml "$root"/bench/*/src -newer "$stamp" -print | head -n 1)" ]; then
  echo "Building what is measured ..." >&2
  mkdir -p "$root/bench/load/target"
  if ! (cd "$root" && JAVA_HOME=${java%/bin/java} mvn -B -q -f bench/pom.xml -Dmaven.test.skip=true \
    -Dformat.skip=true package </dev/null >"$root/bench/load/target/build.log" 2>&1); then
    grep -E '^\[?ERROR|error:' "$root/bench/load/target/build.log" | head -n 20 >&2
    echo "Error: the build failed; all of its output is in bench/load/target/build.log" >&2
    exit 1
  fi
  touch "$stamp"
fi
