namespace EnvMap.Deploy.Compose.Running.Machines;

/// <summary>What a shell of another machine is to do; its first word is the folder.</summary>
internal static class SshScripts
{
    /// <summary>What <see cref="Receive"/> says of a secret that had other contents.</summary>
    public const string Other = "other";

    /// <summary>Ends a script that has done nothing, since something there is not as it has to be.</summary>
    public const int Refused = 65;

    /// <summary>Ends <see cref="Read"/> where there is no such file.</summary>
    public const int Absent = 66;

    /// <summary>Ends <see cref="Create"/> where there is such a file.</summary>
    public const int Present = 67;

    /// <summary>Word: the file. It may go while it is looked at.</summary>
    public const string Read = """
        cd -- "$1" 2>/dev/null && [ -e "$2" ] || exit 66
        cat -- "$2" && exit
        [ -e "$2" ] || exit 66
        exit 1
        """;

    /// <summary>Words: the file, how many bytes come in. Where the connection ends before, the input only seems to be at its end.</summary>
    public const string Write = """
        umask 077; mkdir -p -- "$1" && cd -- "$1" && mkdir -p -- "$(dirname -- "$2")" || exit 1
        new=$2.$$.new
        if cat >"$new" && [ "$(wc -c <"$new")" -eq "$3" ] && mv -f -- "$new" "$2"; then exit; fi
        rm -f -- "$new"; echo "Not all of it could be written." >&2; exit 1
        """;

    /// <summary>Words: the file, its text. With <c>-C</c> the shell opens no file for writing that is there.</summary>
    public const string Create = """
        umask 077; cd -- "$1" || exit 1
        set -C; true >"$2" || { [ ! -e "$2" ] || exit 67; exit 1; }
        set +C; printf %s "$3" >"$2" || { rm -f -- "$2"; exit 1; }
        """;

    /// <summary>
    /// Words: the folder that is copied from, the one that is copied to, the names. First it brings back what a copy that was killed has taken
    /// away from one of the folders.
    /// </summary>
    public const string Copy = """
        set -e; cd -- "$1"; from=$2; to=$3; shift 3
        for place in "$from" "$to"; do
          case $place in .) swap=.envmap/swap ;; *) swap=$place/.swap ;; esac
          for name; do
            if [ -e "$swap/old/$name" ] && [ ! -e "$place/$name" ]; then mv -- "$swap/old/$name" "$place/$name"; fi
          done
        done
        rm -rf "$swap"; mkdir -p -- "$swap/new" "$swap/old" "$to"
        for name; do if [ -e "$from/$name" ]; then cp -R -- "$from/$name" "$swap/new/$name"; fi; done
        for name; do
          if [ -e "$to/$name" ] && { [ ! -f "$swap/new/$name" ] || [ -d "$to/$name" ]; }; then mv -- "$to/$name" "$swap/old/$name"; fi
          if [ -e "$swap/new/$name" ]; then mv -f -- "$swap/new/$name" "$to/$name"; fi
        done
        rm -rf "$swap" || :
        """;

    /// <summary>
    /// Words: the folder of the secrets, <c>replace</c> or <c>keep</c>, the names, <c>--</c>, the names of the secrets; the archive comes in. Says
    /// of each secret that is there whether it had other contents, its hash, and its name. Where the secrets may not go there, nothing goes there.
    /// </summary>
    public const string Receive = $$"""
        set -e; umask 077; mkdir -p -- "$1"; cd -- "$1"; secrets=$2; mode=$3; shift 3
        command -v sha256sum >/dev/null || { echo "There is no sha256sum. Install it (package coreutils)." >&2; exit 65; }
        incoming=.envmap/incoming; rm -rf "$incoming"; trap 'rm -rf "$incoming"' EXIT
        mkdir -p "$incoming"; tar -x -p -f - -C "$incoming"
        if [ -d "$incoming/secrets" ]; then
          mkdir -p -- "$secrets"
          case $(ls -ldn -- "$secrets/.") in
            d???------*) ;;
            *) echo "Others than its owner may enter the folder of the secrets, $secrets. Close it: chmod 700" >&2; exit 65 ;;
          esac
        fi
        while [ "$1" != -- ]; do
          if [ -d "./$1" ] || [ ! -e "$incoming/$1" ]; then rm -rf -- "./$1"; fi
          if [ -e "$incoming/$1" ]; then mv -f -- "$incoming/$1" "./$1"; fi
          shift
        done
        shift
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
        """;
}
