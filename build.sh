# Sourced by run and veerkracht: sees that the tools are there, builds what is older than its sources, and sets SITE to the built program.
here="$(cd "$(dirname "$0")" && pwd)"
SITE="$here/src/Veerkracht/bin/Release/net10.0/Veerkracht.dll"
stop() { echo "veerkracht: $1" >&2; exit 1; }
tell() { [ -n "${QUIET:-}" ] || echo "$1" >&2; }
command -v dotnet >/dev/null 2>&1 || stop "the .NET 10 SDK is missing. Install it from https://dotnet.microsoft.com and try again."
dotnet --list-sdks 2>/dev/null | grep -Eq '^1[0-9]\.' || stop "the .NET SDK is too old ($(dotnet --version 2>/dev/null || echo unknown)): version 10 is needed."
needs_assets() {
    [ ! -f "$here/src/Veerkracht/wwwroot/built/site.css" ] ||
        [ -n "$(find "$here/src/Veerkracht/Assets" -path '*/node_modules' -prune -o -type f -newer "$here/src/Veerkracht/wwwroot/built/site.css" -print 2>/dev/null | head -n 1)" ]
}
if needs_assets; then
    command -v node >/dev/null 2>&1 || stop "Node is missing: version 20 or newer is needed to build styles and scripts."
    node_major="$(node --version | sed 's/^v\([0-9]*\).*/\1/')"
    [ "$node_major" -ge 20 ] || stop "Node is too old ($(node --version)): version 20 or newer is needed."
    tell "Building styles and scripts…"
    (cd "$here/src/Veerkracht/Assets" && npm ci --loglevel=error >/dev/null && npm run --silent build >/dev/null) || stop "building styles and scripts failed."
fi
# Set where the site was compiled to machine code; another build (of the tests) puts what is not in its place.
ahead="$here/src/Veerkracht/bin/Release/net10.0/ahead"
if [ ! -f "$SITE" ] || [ ! -f "$ahead" ] || [ "$SITE" -nt "$ahead" ] || [ -n "$(find "$here/src" "$here/Directory.Build.props" "$here/Directory.Packages.props" \( -name bin -o -name obj -o -name node_modules -o -name wwwroot \) -prune -o -type f -newer "$SITE" -print 2>/dev/null | head -n 1)" ]; then
    tell "Building the site… (this takes a minute or more)"
    log="$(mktemp)"
    build_site() { dotnet build "$here/src/Veerkracht" --configuration Release --nologo --verbosity quiet "$@" >"$log" 2>&1; }
    # Without the compiler to machine code (a package) it is built all the same, and starts more slowly.
    build_site -p:AheadOfTime=true || build_site || { cat "$log" >&2; rm -f "$log"; stop "the build failed."; }
    rm -f "$log"
    touch "$SITE" "$ahead"
fi
