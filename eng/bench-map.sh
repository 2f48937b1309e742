#!/usr/bin/env bash
# Measures /api/map, prober running, against a bare Kestrel endpoint with the same bytes, headers and runtime settings: wrk with 64 and
# 256 connections, five runs of each by turns; the API as published. Needs wrk. --seconds N: the length of a run (default 10). Prints, asserts no time.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 ENVMAP_BENCH_SECONDS=10
while [ $# -gt 0 ]; do
  case $1 in
    --seconds) ENVMAP_BENCH_SECONDS=${2:?--seconds needs a number}; shift 2 ;;
    *) echo "usage: eng/bench-map.sh [--seconds N]" >&2; exit 2 ;;
  esac
done
command -v wrk > /dev/null || { echo "wrk is not installed. Install it, on Debian and Ubuntu with: apt-get install wrk" >&2; exit 2; }
built=$(mktemp -d)
trap 'rm -rf "$built"' EXIT
dotnet build eng/bare-kestrel.cs -c Release -o "$built/bare" -v q -clp:NoSummary
dotnet publish EnvMap.Api -c Release -o "$built/api" -v q
dotnet build EnvMap.Tests -v q -clp:NoSummary
ENVMAP_BENCH_BARE=$built/bare/bare-kestrel.dll ENVMAP_TEST_API=$built/api/EnvMap.Api.dll dotnet artifacts/bin/EnvMap.Tests/debug/EnvMap.Tests.dll \
  --explicit only --filter-class '*.MapBenchmark' --show-live-output on --progress off
