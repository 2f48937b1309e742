namespace EnvMap.Tools.Security.LetsEncrypt;

/// <summary>Writes the program of the container that gets the certificates of an edge which cannot do so by itself.</summary>
internal static class CertbotScript
{
    /// <summary>Where the container finds it.</summary>
    public const string Path = "/etc/envmap/certificates.sh";

    public static string Write() => Text.ReplaceLineEndings("\n");

    // A certificate is kept under a name of its authority: one that is not trusted must not stay when the address is changed to that of one which is.
    // Authorities count failures, Let's Encrypt five an hour for each host: so it asks only when the edge answers, and not often.
    private const string Text = $$"""
        #!/bin/sh
        # Gets a certificate for the hosts of ACME_DOMAINS, and keeps it current. As "certificates.sh now" it does so once and at once;
        # further arguments, such as --force-renewal, are certbot's.
        set -eu
        # The group is that of the edge, which reads the certificate and neither the key of the account nor what is older.
        umask 027
        folder={{CertificatesAnnotation.Folder}}
        certificate={{CertificatesAnnotation.CertificateFile}}

        say() { echo "certificates: $*"; }

        # Stays interruptible.
        pause() {
          sleep "$1" &
          wait $!
        }

        # At every moment there is a whole file: the edge reads it whenever somebody connects.
        put_in_place() {
          # Whoever asks whether it succeeds turns "set -e" off here: a full disk must not put half a file in place.
          if ! cat "$1" "$2" >"$certificate.next" || ! [ -s "$certificate.next" ]; then
            rm -f "$certificate.next"
            return 1
          fi
          if [ -e "$certificate" ] && [ "$(cat "$certificate.next")" = "$(cat "$certificate")" ]; then
            rm "$certificate.next"
          else
            mv "$certificate.next" "$certificate" || return
            say "$(openssl x509 -noout -subject -issuer -enddate -in "$certificate" | tr '\n' ' ')"
          fi
        }

        # Nobody trusts it, but the edge answers until there is another.
        make_placeholder() {
          openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj "/CN=not yet certified" \
            -keyout /tmp/key.pem -out /tmp/certificate.pem 2>/dev/null
          put_in_place /tmp/key.pem /tmp/certificate.pem
          rm /tmp/key.pem /tmp/certificate.pem
        }

        edge_answers() {
          python3 -c 'import sys, urllib.request as r; r.urlopen(sys.argv[1], timeout=5)' "$ACME_EDGE" 2>/dev/null
        }

        get() {
          name=edge-$(printf %s "$ACME_DIRECTORY" | cksum | cut -d ' ' -f 1)
          if [ -n "${ACME_EMAIL-}" ]; then set -- --email "$ACME_EMAIL" "$@"; else set -- --register-unsafely-without-email "$@"; fi
          certbot certonly --non-interactive --agree-tos --server "$ACME_DIRECTORY" --webroot --webroot-path "$folder/webroot" \
            --domains "$ACME_DOMAINS" --cert-name "$name" --key-type ecdsa --keep-until-expiring --renew-with-new-domains \
            --config-dir "$folder/private/certbot" --work-dir /tmp/certbot --logs-dir /tmp/certbot/logs "$@" &&
            put_in_place "$folder/private/certbot/live/$name/privkey.pem" "$folder/private/certbot/live/$name/fullchain.pem"
        }

        mkdir -p "$folder/webroot" "$folder/private" "${certificate%/*}"
        # Whatever rights certbot gives to what it keeps.
        chmod 700 "$folder/private"
        if [ "${1-}" = now ]; then
          shift
          get "$@"
          exit
        fi

        trap 'exit 0' TERM INT
        [ -s "$certificate" ] || make_placeholder
        if [ -z "$ACME_DOMAINS" ]; then
          say "no resource is reached by the edge, so no certificate is asked for: give one a host in the AppHost, WithEdgeRoute, and publish again"
          while :; do pause 43200; done
        fi
        until edge_answers; do pause 2; done
        while :; do
          if get; then
            pause 43200
          else
            say "no certificate of $ACME_DIRECTORY for $ACME_DOMAINS; the next attempt is in 15 minutes"
            pause 900
          fi
        done

        """;
}
