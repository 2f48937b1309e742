namespace EnvMap.Deploy.Compose.Running.Machines;

/// <summary>What a shell of another machine is to do; its first word is the folder.</summary>
internal static class SshScripts
{
    /// <summary>What <see cref="Receive"/> says of a secret that had other contents.</summary>
    public const string Other = "other";

    /// <summary>Words: the folder that is copied from, the one that is copied to, the names.</summary>
    public const string Copy = """
        set -e; cd -- "$1"; from=$2; to=$3; shift 3
        swap=.envmap/swap; rm -rf "$swap"; mkdir -p -- "$swap/new" "$swap/old" "$to"
        for name; do if [ -e "$from/$name" ]; then cp -R -- "$from/$name" "$swap/new/$name"; fi; done
        for name; do
          if [ -e "$to/$name" ] && { [ ! -f "$swap/new/$name" ] || [ -d "$to/$name" ]; }; then mv -- "$to/$name" "$swap/old/$name"; fi
          if [ -e "$swap/new/$name" ]; then mv -f -- "$swap/new/$name" "$to/$name"; fi
        done
        rm -rf "$swap"
        """;

    /// <summary>
    /// Words: the folder of the secrets, <c>replace</c> or <c>keep</c>, the names, <c>--</c>, the names of the secrets; the archive comes in. Says
    /// of each secret that is there whether it had other contents, its hash, and its name.
    /// </summary>
    public const string Receive = $$"""
        set -e; umask 077; mkdir -p -- "$1"; cd -- "$1"; secrets=$2; mode=$3; shift 3
        command -v sha256sum >/dev/null || { echo "There is no sha256sum. Install it (package coreutils)." >&2; exit 1; }
        incoming=.envmap/incoming; rm -rf "$incoming"; mkdir -p "$incoming"; tar -x -p -f - -C "$incoming"
        while [ "$1" != -- ]; do
          if [ -d "./$1" ] || [ ! -e "$incoming/$1" ]; then rm -rf -- "./$1"; fi
          if [ -e "$incoming/$1" ]; then mv -f -- "$incoming/$1" "./$1"; fi
          shift
        done
        shift
        if [ -d "$incoming/secrets" ]; then
          mkdir -p -- "$secrets"
          case $(ls -ldn -- "$secrets/.") in
            d???------*) ;;
            *) echo "Others than its owner may enter the folder of the secrets, $secrets. Close it: chmod 700" >&2; exit 1 ;;
          esac
        fi
        for name; do
          new="$incoming/secrets/$name"; there="$secrets/$name"; state=same
          if [ -f "$new" ]; then
            if [ ! -e "$there" ]; then state=new
            elif [ "$(sha256sum <"$new")" != "$(sha256sum <"$there")" ]; then state={{Other}}
            fi
            if [ $state = new ] || [ $state-$mode = {{Other}}-replace ]; then mv -f -- "$new" "$there"; fi
          fi
          if [ -f "$there" ]; then hash=$(sha256sum <"$there"); printf '%s %s %s\n' $state "${hash%% *}" "$name"; fi
        done
        rm -rf "$incoming"
        """;
}
