#!/bin/sh
# Starts nginx as the official image documents it: the scripts of /docker-entrypoint.d run first, and
# /etc/nginx/templates/*.template become /etc/nginx/conf.d/* with the variables of the environment put in.
set -eu

say() { [ -n "${NGINX_ENTRYPOINT_QUIET_LOGS-}" ] || echo "stand-in: $*"; }

# /etc/nginx/templates/default.conf.template -> /etc/nginx/conf.d/default.conf
fill_templates() {
  folder=${NGINX_ENVSUBST_TEMPLATE_DIR:-/etc/nginx/templates}
  suffix=${NGINX_ENVSUBST_TEMPLATE_SUFFIX:-.template}
  output=${NGINX_ENVSUBST_OUTPUT_DIR:-/etc/nginx/conf.d}
  [ -d "$folder" ] || return 0
  # Only variables that are set: nginx has its own of the same look, such as $host.
  names=$(env -0 | tr '\n\0' ' \n' | sed -n 's/^\([A-Za-z_][A-Za-z0-9_]*\)=.*/\1/p' | grep -E "${NGINX_ENVSUBST_FILTER:-.}" | sed 's/.*/${&}/' || true)
  find -L "$folder" -type f -name "*$suffix" | sort | while read -r template; do
    name=${template#"$folder"/}
    target=$output/${name%"$suffix"}
    mkdir -p "$(dirname "$target")"
    say "$template becomes $target"
    envsubst "$names" <"$template" >"$target"
  done
}

# nameserver 127.0.0.11 -> NGINX_LOCAL_RESOLVERS=127.0.0.11; an address of IPv6 stands in brackets.
if [ -n "${NGINX_ENTRYPOINT_LOCAL_RESOLVERS-}" ]; then
  NGINX_LOCAL_RESOLVERS=$(sed -n 's/^nameserver *\([^ ]*:[^ ]*\).*/[\1]/p; t; s/^nameserver *//p' /etc/resolv.conf | paste -sd ' ' -)
  export NGINX_LOCAL_RESOLVERS
fi

if [ "${1-}" = nginx ] || [ "${1-}" = nginx-debug ]; then
  fill_templates
  for script in /docker-entrypoint.d/*; do
    case $script in
      *.envsh)
        if [ -x "$script" ]; then
          say "reading $script"
          # shellcheck source=/dev/null
          . "$script"
        else
          say "$script is not executable and left out"
        fi
        ;;
      *.sh)
        if [ -x "$script" ]; then
          say "running $script"
          "$script"
        else
          say "$script is not executable and left out"
        fi
        ;;
    esac
  done
fi
exec "$@"
