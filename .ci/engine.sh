# shellcheck shell=bash
# Sourced by run, after apt-get update: the container engine of the tests. One that answers is used; else one is started, and ended by stop_engine.
# DOCKER_HOST says where it is looked for, and DOCKERD_OPTIONS how it is started.

engine_pid=
engine_log=

engine_answers() { docker version --format '{{.Server.Version}}' >/dev/null 2>&1; }

# DCP works with Docker's client from version 25 on, and builds images with its plugin buildx; what is published for Compose runs
# with its plugin compose. Debian 12 has an older client and no plugins. Debian 13's are single programs that run there as they are.
install_client() {
  local major plugins=${DOCKER_CONFIG:-$HOME/.docker}/cli-plugins
  major=$(docker version --format '{{.Client.Version}}' 2>/dev/null | cut -d . -f 1 || true)
  if [ "${major:-0}" -lt 25 ]; then
    fetch_program docker-cli usr/bin/docker /usr/local/bin/docker
    hash -r
  fi
  if ! docker buildx version >/dev/null 2>&1; then
    mkdir -p "$plugins"
    fetch_program docker-buildx usr/libexec/docker/cli-plugins/docker-buildx "$plugins/docker-buildx"
  fi
  if ! docker compose version >/dev/null 2>&1; then
    mkdir -p "$plugins"
    fetch_program docker-compose usr/libexec/docker/cli-plugins/docker-compose "$plugins/docker-compose"
  fi
}

# A file of a package of Debian 13, from the mirror of this machine.
fetch_program() {
  local package=$1 file=$2 target=$3 folder mirror
  folder=$(mktemp -d)
  mkdir -p "$folder"/{lists,cache/archives}/partial
  # shellcheck disable=SC2016 # The words are apt's.
  mirror=$(apt-get indextargets --format '$(ORIGIN) $(REPO_URI)' 'Created-By: Packages' | sed -n 's/^Debian //p' | head -n 1)
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror trixie main" >"$folder/sources.list"
  local options=(-qq -o Dir::Etc::sourcelist="$folder/sources.list" -o Dir::Etc::sourceparts=/dev/null -o Dir::State::Lists="$folder/lists"
    -o Dir::Cache="$folder/cache" -o APT::Sandbox::User='' -o Acquire::Languages=none)
  apt-get "${options[@]}" update
  (cd "$folder" && apt-get "${options[@]}" download "$package")
  dpkg-deb --fsys-tarfile "$folder"/*.deb | tar -x -C "$folder" "./$file"
  install -m 755 "$folder/$file" "$target"
  rm -rf "$folder"
}

start_engine() {
  if engine_answers; then
    install_client
    return
  fi
  if ! command -v docker >/dev/null || ! command -v dockerd >/dev/null; then
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends docker.io iptables >/dev/null
  fi
  install_client
  if engine_answers; then return; fi

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
