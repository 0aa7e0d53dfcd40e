#!/usr/bin/env bash
# Runs every test of the repository and says so on the last line: "N passed, N failed[, N skipped]".
#
#   ./eng/test.sh           a bounded sample
#   ./eng/test.sh --long    the full fault and fuzz set (sets TELEMETRY_LONG=1)
#
# What failed is listed again right before the last line.
#
# CI=true               locked restore; a tool that can't be had is a failure, not a skip
# TELEMETRY_DATA=DIR    the real data; without it the tests on real data are skipped
# TEST_MINUTES=N        the most the .NET tests may take (22; with --long 240)
set -euo pipefail
cd "$(dirname "$0")/.."

readonly configuration=Release
minutes=${TEST_MINUTES:-22}
for argument in "$@"; do
    case "$argument" in
        --long) export TELEMETRY_LONG=1; minutes=${TEST_MINUTES:-240} ;;
        -h | --help) sed -n '2,11s/^# \{0,1\}//p' "$0"; exit 0 ;;
        *) echo "unknown argument '$argument' (known: --long)" >&2; exit 64 ;;
    esac
done

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
work=$(mktemp -d)
policy=""
cleanup() {
    rm -rf "$work"
    if [ -n "$policy" ]; then rm -f "$policy"; fi
}
trap cleanup EXIT

passed=0
failed=0
skipped=0
exit_code=0
ci() { [ "${CI:-}" = true ]; }
have() { command -v "$1" >/dev/null 2>&1; }
say() { printf '\n== %s\n' "$*"; }
blame() { # one failure that no test project reports itself
    echo "FAILED: $*"
    echo "  $*" >>"$work/failed"
    failed=$((failed + 1))
    exit_code=1
}
# Each failed test by name, with the beginning of its message: of a log only the end may be kept.
failed_dotnet() {
    awk '
        /^failed .* \([0-9dhms ]+\)$/ { print "  " substr($0, 8, 300); left = 3; next }
        /^[^ ]/ { left = 0 }
        left > 0 && !/^  from / && !/^    (at|---) / && NF { print "    " substr($0, 1, 300); left-- }
        /\.dll \(.*\) failed with / && !seen[$0]++ { print "  " $0 }
    ' "$1"
}
failed_dashboard() {
    node -e '
        const files = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")).testResults;
        const tell = (name, message) => console.log(["  " + name, ...(message ?? "").split("\n").slice(0, 3).map(line => "      " + line.trim().slice(0, 300))].join("\n"));
        for (const file of files.filter(f => f.status === "failed")) {
            const failed = file.assertionResults.filter(a => a.status === "failed");
            failed.forEach(a => tell("dashboard: " + a.fullName, a.failureMessages[0]));
            if (failed.length === 0) tell("dashboard: " + file.name, file.message);
        }' "$1" 2>/dev/null || true
}
finish() {
    local line="$passed passed, $failed failed"
    if [ "$skipped" -gt 0 ]; then line="$line, $skipped skipped"; fi
    if [ "$failed" -gt 0 ] && [ "$exit_code" -eq 0 ]; then exit_code=1; fi
    if [ -s "$work/failed" ]; then
        printf '\nFailed tests:\n'
        head -48 "$work/failed"
        if [ "$(wc -l <"$work/failed")" -gt 48 ]; then echo "  and more, above"; fi
    fi
    printf '\n%s\n' "$line"
    exit "$exit_code"
}

# Debian starts what it installs; the tests start their own servers, on free ports.
forbid_services() {
    if [ ! -e /usr/sbin/policy-rc.d ]; then
        policy=/usr/sbin/policy-rc.d
        printf '#!/bin/sh\nexit 101\n' >"$policy"
        chmod +x "$policy"
    fi
}

say "Tools"
declare -A package_of=([mosquitto]=mosquitto [mosquitto_pub]=mosquitto-clients [aiosmtpd]=python3-aiosmtpd [chromium]=chromium
    [influxd]=influxdb [victoria-metrics]=victoria-metrics)
wanted=()
for tool in "${!package_of[@]}"; do
    if ! have "$tool"; then wanted+=("${package_of[$tool]}"); fi
done
if [ "${#wanted[@]}" -gt 0 ] && [ "$(id -u)" = 0 ] && have apt-get; then
    forbid_services
    echo "installing ${wanted[*]}"
    install() { DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@"; }
    # One that the release does not have must not keep the others out.
    { apt-get update -q && { install "${wanted[@]}" || for package in "${wanted[@]}"; do install "$package"; done; }; } \
        >"$work/apt.log" 2>&1 || tail -5 "$work/apt.log"
    if [ -d /run/systemd/system ]; then
        for package in "${wanted[@]}"; do systemctl disable --now "$package.service" >/dev/null 2>&1 || true; done
    fi
fi
for tool in "${!package_of[@]}"; do
    if have "$tool"; then
        echo "$tool: $(command -v "$tool")"
    elif ci; then
        blame "$tool is not here and could not be installed"
    else
        echo "$tool: not here, its tests are skipped (Debian: ${package_of[$tool]})"
    fi
done
if [ -n "${TELEMETRY_DATA:-}" ]; then echo "real data: $TELEMETRY_DATA"; else echo "real data: none, its tests are skipped (TELEMETRY_DATA)"; fi

say "Build ($configuration)"
for folder in src/Dashboard eng/openapi; do
    if [ -d "$folder/node_modules" ]; then continue; fi
    if ! have npm; then
        blame "npm is not here: the packages of $folder can't be installed"
    elif ! (cd "$folder" && npm ci --no-audit --no-fund) >"$work/npm.log" 2>&1; then
        tail -20 "$work/npm.log"
        blame "npm ci of $folder"
    fi
done
if ! dotnet restore Telemetry.sln --nologo -v q; then
    blame "restore"
    finish
fi
if ! dotnet build Telemetry.sln -c "$configuration" --no-restore --nologo -v q; then
    blame "build"
    finish
fi

say "Tests (.NET)"
# The summed block closes the output. A module that crashed is an "error" there and no "failed" test; one that never
# ended is neither. Both are failures here, and the runner's own exit code is kept.
dotnet_log=$work/dotnet-test.log
code=0
timeout --kill-after=30 "${minutes}m" \
    dotnet test --solution Telemetry.sln -c "$configuration" --no-build --no-progress --no-ansi >"$dotnet_log" 2>&1 || code=$?
cat "$dotnet_log"
count_of() { sed -n '/^Test run summary/,$ s/^ *'"$1"': *\([0-9][0-9]*\) *$/\1/p' "$dotnet_log" | tail -1; }
passed=$((passed + $(count_of succeeded || true) + 0))
skipped=$((skipped + $(count_of skipped || true) + 0))
modules_failed=$(($(count_of failed || true) + $(count_of error || true) + 0))
failed=$((failed + modules_failed))
failed_dotnet "$dotnet_log" >>"$work/failed"
if [ "$code" -ne 0 ]; then exit_code=$code; fi
if [ "$code" -eq 124 ] || [ "$code" -eq 137 ]; then
    blame "the .NET tests did not end within $minutes min"
elif [ "$code" -ne 0 ] && [ "$modules_failed" -eq 0 ]; then
    blame "dotnet test ended with code $code"
elif [ -z "$(count_of total)" ]; then
    blame "dotnet test gave no summary"
fi

if [ -f src/Dashboard/package.json ] && grep -q '"test"' src/Dashboard/package.json; then
    say "Tests (dashboard)"
    web_log=$work/vitest.log
    web_code=0
    (cd src/Dashboard && NO_COLOR=1 CI=true npm test --silent -- --reporter=default --reporter=json --outputFile="$work/vitest.json") \
        >"$web_log" 2>&1 || web_code=$?
    cat "$web_log"
    web_count() { sed -n 's/.*"'"$1"'":\([0-9][0-9]*\).*/\1/p' "$work/vitest.json" 2>/dev/null | head -1; }
    passed=$((passed + $(web_count numPassedTests) + 0))
    skipped=$((skipped + $(web_count numPendingTests) + $(web_count numTodoTests) + 0))
    web_failed=$(($(web_count numFailedTests) + 0))
    failed=$((failed + web_failed))
    if [ "$web_failed" -gt 0 ] || [ "$web_code" -ne 0 ]; then failed_dashboard "$work/vitest.json" >>"$work/failed"; fi
    if [ "$web_code" -ne 0 ]; then exit_code=$web_code; fi
    if [ "$web_code" -ne 0 ] && [ "$web_failed" -eq 0 ]; then blame "npm test ended with code $web_code"; fi
fi

finish
