# shellcheck shell=bash
# Sourced by run: the container engine of the tests. One that answers is used; else one is started, and ended by stop_engine.
# DOCKER_HOST says where it is looked for, and DOCKERD_OPTIONS how it is started.

engine_pid=
engine_log=

engine_answers() { docker version --format '{{.Server.Version}}' >/dev/null 2>&1; }

start_engine() {
  if engine_answers; then return; fi
  if ! command -v docker >/dev/null || ! command -v dockerd >/dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends docker.io iptables >/dev/null
    if engine_answers; then return; fi
  fi

  local options deadline=$((SECONDS + 60))
  read -ra options <<<"${DOCKERD_OPTIONS-}"
  engine_log=$(mktemp)
  # The limit of open files is stated because not every machine lets it be raised.
  dockerd --default-ulimit nofile=20000:20000 "${options[@]}" >"$engine_log" 2>&1 &
  engine_pid=$!
  until engine_answers; do
    if ! kill -0 "$engine_pid" 2>/dev/null || [ "$SECONDS" -ge "$deadline" ]; then
      printf 'The container engine does not answer. Its log:\n' >&2
      cat "$engine_log" >&2
      return 1
    fi
    sleep 0.2
  done
}

stop_engine() {
  if [ -n "$engine_pid" ]; then
    kill "$engine_pid" 2>/dev/null || true
    wait "$engine_pid" || true
    rm -f "$engine_log"
  fi
}

# What the engine holds besides images, one a line.
engine_holds() {
  docker ps --all --format 'container {{.Names}}'
  docker network ls --filter type=custom --format 'network {{.Name}}'
  docker volume ls --format 'volume {{.Name}}'
}
