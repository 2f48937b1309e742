#!/usr/bin/env bash
# Feeds damaged maps to the reader for --minutes N (default 10). What breaks a promise, and the first text with a problem of a new kind,
# is made small and kept in EnvMap.Tests/Catalog/Corpus, which the ordinary tests replay. --seed N repeats a run.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
minutes=10 tests=artifacts/bin/EnvMap.Tests/debug/EnvMap.Tests.dll build=1
while [ $# -gt 0 ]; do
  case $1 in
    --minutes) minutes=${2:?--minutes needs a number}; shift 2 ;;
    --seed) export ENVMAP_SOAK_SEED=${2:?--seed needs a number}; shift 2 ;;
    --no-build) build=0; shift ;;
    *) echo "usage: eng/soak.sh [--minutes N] [--seed N] [--no-build]" >&2; exit 2 ;;
  esac
done
[ "$build" = 0 ] || dotnet build EnvMap.Tests -v q -clp:NoSummary
ENVMAP_SOAK_MINUTES=$minutes dotnet "$tests" --explicit only --filter-class '*.MapReaderSoak' --show-live-output on --progress off
