#!/usr/bin/env bash
# Feeds damaged maps and damaged manifests to their readers for --minutes N (default 10). What breaks a promise, and the first text with a problem
# of a new kind, is made small and kept in EnvMap.Tests/Catalog/Corpus or EnvMap.Tests/Deploy/Manifests/Corpus, which the ordinary tests replay.
# --seed N repeats a run. Then every mutation under EnvMap.Tests/Mutations has to be found by the check of its row.
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
ENVMAP_SOAK_MINUTES=$minutes dotnet "$tests" --explicit only --filter-class '*.MapReaderSoak' '*.ManifestReaderSoak' --show-live-output on --progress off
dotnet "$tests" --filter-class '*.MutationTests' --progress off
