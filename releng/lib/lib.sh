# Shared by the scripts of releng/: where things are, and how to come by what is missing. Sourced, never run; bash 3.2 will do.
set -euo pipefail

LARDER_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
LARDER_TARGET=$LARDER_ROOT/releng/target
MAVEN_VERSION=3.9.16
mkdir -p "$LARDER_TARGET"

say() {
    echo "$*" >&2
}

fail() {
    say "$(basename "$0"): $*"
    exit 1
}

# The comment block at the head of a script is its help.
help_of() {
    sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$1" | sed '/^set /d'
}

# ---- packages of the system

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo -n "$@"
    fi
}

may_install() {
    command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}

# install_packages PACKAGE...: with apt where allowed, else names them and fails.
install_packages() {
    [ $# -gt 0 ] || return 0
    may_install || fail "please install: $*"
    say "installing $*"
    local log=$LARDER_TARGET/packages.log
    export DEBIAN_FRONTEND=noninteractive
    as_root apt-get install -y --no-install-recommends "$@" >"$log" 2>&1 && return 0
    as_root apt-get update >>"$log" 2>&1 || true
    as_root apt-get install -y --no-install-recommends "$@" >>"$log" 2>&1 || fail "could not install $*, see $log"
}

# What windows under a virtual display need.
need_display_packages() {
    [ "$(uname -s)" = Linux ] || return 0
    local missing=()
    command -v Xvfb >/dev/null || missing+=(xvfb)
    /sbin/ldconfig -p 2>/dev/null | grep -q 'libgtk-3\.so\.0' || missing+=(libgtk-3-0)
    command -v import >/dev/null || missing+=(imagemagick)
    command -v xwininfo >/dev/null || missing+=(x11-utils)
    command -v xdotool >/dev/null || missing+=(xdotool)
    ls /usr/share/fonts/truetype/*/*.ttf >/dev/null 2>&1 || missing+=(fonts-dejavu-core)
    [ ${#missing[@]} -eq 0 ] || install_packages "${missing[@]}"
}

# ---- Java and Maven

java_version() {
    "$1" -version 2>&1 | sed -n 's/^[^"]*version "\([0-9]*\).*/\1/p' | head -n 1
}

find_jdk() {
    local candidate
    for candidate in "${JAVA_HOME:-}" "$(dirname "$(dirname "$(readlink -f "$(command -v java || true)" 2>/dev/null || true)")")" \
        /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk* \
        /usr/local/opt/openjdk* "$HOME"/.sdkman/candidates/java/*; do
        if [ -x "$candidate/bin/java" ] && [ -x "$candidate/bin/javac" ] \
            && [ "$(java_version "$candidate/bin/java")" -ge 21 ] 2>/dev/null; then
            echo "$candidate"
            return 0
        fi
    done
    return 1
}

# Sets JAVA_HOME to a JDK 21 or newer.
need_jdk() {
    local found
    if ! found=$(find_jdk); then
        (install_packages openjdk-21-jdk-headless) || true
        found=$(find_jdk) || fail "no JDK 21 or newer found (JAVA_HOME, PATH, /usr/lib/jvm); please install one"
    fi
    export JAVA_HOME=$found
}

# Maven's arguments that a caller may set: MAVEN_REPO_LOCAL (a local repository), LARDER_MAVEN_ARGS (such as -o).
maven_args() {
    [ -z "${MAVEN_REPO_LOCAL:-}" ] || echo "-Dmaven.repo.local=$MAVEN_REPO_LOCAL"
    local argument
    for argument in ${LARDER_MAVEN_ARGS:-}; do
        echo "$argument"
    done
}

# need_maven: fetches the pinned Maven, for which it takes the system's own one.
need_maven() {
    need_jdk
    LARDER_MAVEN=$LARDER_TARGET/maven/apache-maven-$MAVEN_VERSION/bin/mvn
    MAVEN_ARGUMENTS=()
    local line
    while IFS= read -r line; do
        MAVEN_ARGUMENTS+=("$line")
    done < <(maven_args)
    [ ! -f "$LARDER_MAVEN" ] || return 0
    command -v mvn >/dev/null || install_packages maven
    say "fetching Maven $MAVEN_VERSION"
    mkdir -p "$LARDER_TARGET/maven"
    (cd "$LARDER_TARGET/maven" && mvn -B -q ${MAVEN_ARGUMENTS[@]+"${MAVEN_ARGUMENTS[@]}"} \
        org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
        "-Dartifact=org.apache.maven:apache-maven:$MAVEN_VERSION:zip:bin" "-DoutputDirectory=$LARDER_TARGET/maven") \
        >"$LARDER_TARGET/maven.log" 2>&1 || fail "could not fetch Maven, see $LARDER_TARGET/maven.log"
    chmod +x "$LARDER_MAVEN"
}

# Runs the pinned Maven in the root of the repository.
maven() {
    need_maven
    (cd "$LARDER_ROOT" && MAVEN_OPTS="${MAVEN_OPTS:--Xmx2g}" "$LARDER_MAVEN" ${MAVEN_ARGUMENTS[@]+"${MAVEN_ARGUMENTS[@]}"} "$@")
}

# fetch GROUP:ARTIFACT:VERSION: the path of that jar, fetched by Maven once.
fetch() {
    local folder=$LARDER_TARGET/fetched group artifact version
    IFS=: read -r group artifact version <<<"$1"
    if [ ! -f "$folder/$artifact-$version.jar" ]; then
        need_maven
        say "fetching $artifact $version"
        mkdir -p "$folder"
        (cd "$folder" && "$LARDER_MAVEN" -q ${MAVEN_ARGUMENTS[@]+"${MAVEN_ARGUMENTS[@]}"} \
            org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy "-Dartifact=$1" "-DoutputDirectory=$folder") \
            >"$LARDER_TARGET/fetch.log" 2>&1 || fail "could not fetch $1, see $LARDER_TARGET/fetch.log"
    fi
    echo "$folder/$artifact-$version.jar"
}

# pinned GROUP ARTIFACT: the path of that jar, in the version that the target platform names.
pinned() {
    local version
    version=$(sed -n "s|.*<groupId>$1</groupId><artifactId>$2</artifactId><version>\([^<]*\)<.*|\1|p" \
        "$LARDER_ROOT/target-platform/larder.target" | head -n 1)
    [ -n "$version" ] || fail "target-platform/larder.target names no $2"
    fetch "$1:$2:$version"
}

# One build at a time in this folder.
alone() {
    if command -v flock >/dev/null; then
        (
            flock 9
            "$@" 9>&-
        ) 9>"$LARDER_TARGET/build.lock"
    else
        "$@"
    fi
}

# ---- the built products

inputs() {
    local places=(pom.xml .mvn bundles features target-platform releng/products)
    (cd "$LARDER_ROOT" && find "${places[@]}" -type f -not -path '*/target/*' "$@" | LC_ALL=C sort)
}

stale() {
    local stamp=$LARDER_TARGET/built
    [ -f "$stamp" ] || return 0
    [ -d "$LARDER_ROOT/releng/products/target/products" ] || return 0 # releng/format clears it away
    [ "$(cat "$stamp")" = "$(inputs | cksum)" ] || return 0
    [ -n "$(inputs -newer "$stamp")" ]
}

# Maven compiles only what changed, not what used what changed.
forget_classes() {
    find "$LARDER_ROOT/bundles" "$LARDER_ROOT/tests" -type d -path '*/target/classes' -prune -exec rm -rf {} +
}

build_products() {
    stale || return 0
    forget_classes
    local log=$LARDER_TARGET/build.log stamp=$LARDER_TARGET/built.new
    say "building what is stale (log: $log)"
    inputs | cksum >"$stamp"
    if ! maven package -pl releng/products,:org.larder.server.hooks -am -Dformatter.skip -Dimpsort.skip -DskipTests >"$log" 2>&1; then
        grep '^\[ERROR\]' "$log" | grep -v osgi.platform | head -n 20 >&2 || true
        fail "the build failed, see $log"
    fi
    mv "$stamp" "$LARDER_TARGET/built"
}

# Builds the products if a source is newer than they are.
need_products() {
    ! stale || alone build_products
}

platform() {
    case $(uname -s)-$(uname -m) in
        Linux-*) echo linux/gtk/x86_64 ;;
        Darwin-arm64) echo macosx/cocoa/aarch64/Larder.app/Contents/Eclipse ;;
        Darwin-*) echo macosx/cocoa/x86_64/Larder.app/Contents/Eclipse ;;
        *) fail "no product for $(uname -s)" ;;
    esac
}

# product NAME: the folder of the desktop, client or server product for this machine.
product() {
    echo "$LARDER_ROOT/releng/products/target/products/org.larder.$1.product/$(platform)"
}

# ---- a virtual display

# Starts a display of its own and exports DISPLAY; end_display ends it.
start_display() {
    [ "$(uname -s)" = Linux ] || return 0
    need_display_packages
    local number=$LARDER_TARGET/display.$$
    : >"$number"
    Xvfb -displayfd 7 -screen 0 1280x900x24 -nolisten tcp 7>"$number" >"$LARDER_TARGET/xvfb.log" 2>&1 &
    LARDER_XVFB=$!
    local try
    for try in $(seq 100); do
        [ ! -s "$number" ] || break
        kill -0 "$LARDER_XVFB" 2>/dev/null || fail "Xvfb ended, see $LARDER_TARGET/xvfb.log"
        sleep 0.1
    done
    [ -s "$number" ] || fail "Xvfb gave no display, see $LARDER_TARGET/xvfb.log"
    DISPLAY=:$(tr -d '[:space:]' <"$number")
    export DISPLAY GDK_BACKEND=x11 NO_AT_BRIDGE=1
    rm -f "$number"
}

end_display() {
    if [ -n "${LARDER_XVFB:-}" ]; then
        kill "$LARDER_XVFB" 2>/dev/null || true
        wait "$LARDER_XVFB" 2>/dev/null || true
        LARDER_XVFB=
    fi
}

# ---- node, for the tests of interoperation with the official packages

need_node_modules() {
    local folder=$LARDER_ROOT/tests/interop
    [ -f "$folder/package-lock.json" ] || return 0
    command -v npm >/dev/null || install_packages nodejs npm
    if [ ! -f "$folder/node_modules/.package-lock.json" ] \
        || [ "$folder/package-lock.json" -nt "$folder/node_modules/.package-lock.json" ]; then
        say "installing the node packages of tests/interop"
        (cd "$folder" && npm ci --no-audit --no-fund) >"$LARDER_TARGET/npm.log" 2>&1 \
            || fail "npm ci failed, see $LARDER_TARGET/npm.log"
        touch "$folder/node_modules/.package-lock.json"
    fi
}

# ---- HAProxy, for the test of its configuration in docs/operations

# Without it that test is skipped, and says so.
need_proxy() {
    [ "$(uname -s)" = Linux ] || return 0
    [ -x /usr/sbin/haproxy ] || (install_packages haproxy) || say "without HAProxy its test is skipped"
}

# ---- what the tests said

# sum_reports: "passed failed skipped" over all surefire reports.
sum_reports() {
    find "$LARDER_ROOT/tests" -path '*/target/surefire-reports/TEST-*.xml' -exec grep -h -m 1 '<testsuite ' {} + 2>/dev/null \
        | awk '
            function value(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) + 0 : 0 }
            { tests += value("tests"); failed += value("failures") + value("errors"); skipped += value("skipped") }
            END { print tests - failed - skipped, failed + 0, skipped + 0 }'
}

# name_failures: a line for each failed test, and for each that passed at the second try only, and the beginning of what it said.
name_failures() {
    name_faults '(failure|error)' failed
    name_faults '(flakyFailure|flakyError)' 'only at the second try'
}

# name_faults ELEMENT WORDS: a line for each test whose report has that element.
name_faults() {
    local report
    find "$LARDER_ROOT/tests" -path '*/target/surefire-reports/TEST-*.xml' 2>/dev/null | LC_ALL=C sort | while IFS= read -r report; do
        if grep -q -E "<$1[ />]" "$report"; then
            awk -v begin="<$1[ >/]" -v end="</$1>" -v words="$2" '
                /<testcase / { name = $0; sub(/.* name="/, "", name); sub(/".*/, "", name); class = $0; sub(/.*classname="/, "", class); sub(/".*/, "", class) }
                $0 ~ begin { if (name != "") { print words ": " class "." name; left = /\/>$/ ? 1 : 12 } name = "" }
                left > 0 { print "    " substr($0, 1, 300); left-- }
                $0 ~ end { left = 0 }' "$report"
        fi
    done
}
