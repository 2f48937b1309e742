#!/usr/bin/env bash
# Measures how long the verbs of the command line take as published for this platform, each ten times; prints, asserts nothing.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
published=$(mktemp -d)
trap 'rm -rf "$published"' EXIT
dotnet publish EnvMap.Cli -c Release --use-current-runtime --self-contained false --artifacts-path "$published/artifacts" -o "$published/cli" -v q
ENVMAP=$published/cli/envmap python3 - <<'PY'
import os, statistics, subprocess, sys, time
for verb in ("--help", "map", "map check", "profile staging-2", "diff staging-0 staging-2", "parity local-1 production-0", "diff staging-0 staging-2 --format json"):
    seconds, processor = [], []
    for _ in range(11):
        begin = time.monotonic()
        process = subprocess.Popen([os.environ["ENVMAP"], *verb.split()], stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            sys.exit(f"envmap {verb} ended with {os.waitstatus_to_exitcode(status)}.")
        seconds.append(time.monotonic() - begin)
        processor.append(usage.ru_utime + usage.ru_stime)
    # The first run reads the files from the disk.
    print(f"{statistics.median(seconds[1:]):.2f} s, {statistics.median(processor[1:]):.2f} s of processor: envmap {verb}")
PY
