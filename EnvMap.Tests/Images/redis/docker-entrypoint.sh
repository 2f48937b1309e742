#!/bin/sh
# Starts Redis as the official image documents it: options or a file of settings may stand alone, root becomes redis,
# and the server is reachable from outside unless it is told otherwise.
set -eu

case ${1-} in
  -* | *.conf) set -- redis-server "$@" ;;
esac
[ "${1-}" = redis-server ] || exec "$@"

configuration=
case ${2-} in
  *.conf) configuration=$2 ;;
esac
if ! { printf '%s\n' "$@"; if [ -r "$configuration" ]; then cat "$configuration"; fi; } | grep -q -E '^(--)?protected-mode'; then
  set -- "$@" --protected-mode no
fi
if [ "$(umask)" = 0022 ]; then umask 0077; fi
[ "$(id -u)" = 0 ] || exec "$@"
find . ! -user redis -exec chown redis:redis {} +
exec setpriv --reuid=redis --regid=redis --clear-groups "$@"
