#!/usr/bin/env bash
# Starts PostgreSQL as the official image documents it. An empty data folder is set up first: the superuser and the database
# of the POSTGRES_ variables are created, then the files of /docker-entrypoint-initdb.d run, once.
set -Eeuo pipefail

readonly InitFolder=/docker-entrypoint-initdb.d

fail() { printf 'stand-in: %s\n' "$*" >&2; exit 1; }
say() { printf 'stand-in: %s\n' "$*"; }

# $1 from itself, or from the file that $1_FILE names, or $2.
from_file() {
  local file_variable=$1_FILE
  if [ -n "${!1-}" ] && [ -n "${!file_variable-}" ]; then fail "both $1 and $file_variable are set. Set one of them."; fi
  if [ -n "${!file_variable-}" ]; then
    export "$1=$(<"${!file_variable}")"
  else
    export "$1=${!1:-${2-}}"
  fi
  unset "$file_variable"
}

create_cluster() {
  [ -n "$POSTGRES_PASSWORD" ] || [ "$POSTGRES_HOST_AUTH_METHOD" = trust ] || fail 'the database is not set up, and there is no' \
    'password for its superuser. Set POSTGRES_PASSWORD to one that is not empty, for example with "docker run -e POSTGRES_PASSWORD=…";' \
    'POSTGRES_HOST_AUTH_METHOD=trust lets everyone in without one.'
  local arguments=()
  # As a shell would split it: the variable holds options such as --data-checksums --locale="C".
  eval "arguments=(${POSTGRES_INITDB_ARGS-})"
  if [ -n "${POSTGRES_INITDB_WALDIR-}" ]; then arguments+=(--waldir "$POSTGRES_INITDB_WALDIR"); fi
  initdb --username="$POSTGRES_USER" --pwfile=<(printf '%s\n' "${POSTGRES_PASSWORD:-unused}") \
    --set listen_addresses='*' --set unix_socket_directories=/var/run/postgresql "${arguments[@]}"
  local method=$POSTGRES_HOST_AUTH_METHOD
  [ -n "$method" ] || method=$(postgres -C password_encryption)
  printf '\nhost all all all %s\n' "$method" >>"$PGDATA/pg_hba.conf"
}

run_sql() { psql -v ON_ERROR_STOP=1 --no-psqlrc --username "$POSTGRES_USER" --no-password "$@"; }

run_init_file() {
  say "running $1"
  case $1 in
    *.sh) if [ -x "$1" ]; then "$1"; else
      # shellcheck source=/dev/null
      . "$1"
    fi ;;
    *.sql) run_sql --dbname "$POSTGRES_DB" --file "$1" ;;
    *.sql.gz) gunzip -c "$1" | run_sql --dbname "$POSTGRES_DB" ;;
    *) say "$1 is neither .sh, .sql nor .sql.gz and left out" ;;
  esac
}

set_up() {
  create_cluster
  # Where the arguments of initdb ask for a password at the socket too.
  export PGPASSWORD=${PGPASSWORD:-$POSTGRES_PASSWORD}
  # Nobody but these steps may reach the server before they are done.
  PGUSER=$POSTGRES_USER pg_ctl -D "$PGDATA" -o "$(printf '%q ' "$@" -c listen_addresses= -p "${PGPORT:-5432}")" -w start
  if [ "$POSTGRES_DB" != postgres ]; then
    PGHOST='' PGHOSTADDR='' run_sql --dbname postgres --set database="$POSTGRES_DB" <<<'CREATE DATABASE :"database";'
  fi
  local file
  for file in "$InitFolder"/*; do
    if [ -e "$file" ]; then PGHOST='' PGHOSTADDR='' run_init_file "$file"; fi
  done
  pg_ctl -D "$PGDATA" -m fast -w stop
  unset PGPASSWORD
  say 'the database is set up'
}

case ${1-} in
  -*) set -- postgres "$@" ;;
esac
# Version and help need no data folder.
if [ "${1-}" != postgres ] || [[ " $* " =~ \ (--help|-\?|--version|-V|--describe-config)\  ]]; then exec "$@"; fi

if mountpoint -q /var/lib/postgresql/data; then
  fail 'something is mounted at /var/lib/postgresql/data. From version 18 on the volume belongs at /var/lib/postgresql.'
fi
if [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA" "${POSTGRES_INITDB_WALDIR:-$PGDATA}"
  chmod 00700 "$PGDATA"
  find "$PGDATA" ${POSTGRES_INITDB_WALDIR:+"$POSTGRES_INITDB_WALDIR"} /var/run/postgresql ! -user postgres -exec chown postgres:postgres {} +
  exec setpriv --reuid=postgres --regid=postgres --clear-groups "$0" "$@"
fi

mkdir -p "$PGDATA"
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  from_file POSTGRES_PASSWORD
  from_file POSTGRES_USER postgres
  from_file POSTGRES_DB "$POSTGRES_USER"
  from_file POSTGRES_INITDB_ARGS
  from_file POSTGRES_HOST_AUTH_METHOD
  set_up "${@:2}"
fi
unset POSTGRES_PASSWORD
exec "$@"
