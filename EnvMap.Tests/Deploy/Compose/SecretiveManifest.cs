using System.Text.Json;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Deploy.Compose;

/// <summary>A manifest that no AppHost of ours wrote, with a secret in each place where one can stand, and the folder that an image of it is built from.</summary>
internal static class SecretiveManifest
{
    private const string Dockerfile = """
        FROM busybox:1.37
        ARG MODE
        ARG TOKEN
        ARG CACHE_PASSWORD
        COPY . /srv
        RUN echo "$MODE $TOKEN $CACHE_PASSWORD" > /srv/arguments

        """;

    /// <summary>The secrets that somebody gives; <c>fixed</c> has its value in the manifest, and <c>made</c> is generated.</summary>
    public static readonly string[] Given = ["build-key", "build-token", "cache-password", "db-password", "shown"];

    /// <summary>Writes it into a folder; with another program for the cache a version cannot start.</summary>
    public static void Write(string folder, PlantedSecrets planted, string? program = null)
    {
        Directory.CreateDirectory(Path.Combine(folder, "web"));
        File.WriteAllText(Path.Combine(folder, "web", "Dockerfile"), Dockerfile);
        File.WriteAllText(Path.Combine(folder, "aspire-manifest.json"), $$"""
            { "resources": {
              "db": { "type": "container.v0", "image": "postgres:18.3", "env": { "POSTGRES_DB": "shop", "POSTGRES_PASSWORD": "{db-password.value}" },
                      "bindings": { "tcp": { "scheme": "tcp", "protocol": "tcp", "transport": "tcp", "targetPort": 5432 } } },
              "cache": { "type": "container.v0", "image": "redis:8.6", {{(program is null ? "" : $"\"entrypoint\": \"{program}\",")}} "args": ["--requirepass", "{cache-password.value}"] },
              "web": { "type": "container.v1",
                       "build": { "context": "web", "dockerfile": "web/Dockerfile",
                                  "args": { "MODE": "fast", "TOKEN": "<{build-token.value}>", "CACHE_PASSWORD": null }, "secrets": { "KEY": { "type": "env", "value": "{build-key.value}" } } },
                       "args": ["sh", "-c", "trap exit TERM; echo web speaks; sleep 3600 & wait", "{shown.value}"],
                       "env": { "DB": "Host={db.bindings.tcp.host};Password={db-password.value}", "URL": "postgres://shop:{db-password-uri.value}@db", "FIXED": "{fixed.value}", "MADE": "{made.value}" } },
              "db-password-uri": { "type": "annotated.string", "value": "{db-password.value}", "filter": "uri" },
              "fixed": { "type": "parameter.v0", "value": "{fixed.inputs.value}",
                         "inputs": { "value": { "type": "string", "secret": true, "default": { "value": {{JsonSerializer.Serialize(planted["fixed"])}} } } } },
              "made": { "type": "parameter.v0", "value": "{made.inputs.value}",
                        "inputs": { "value": { "type": "string", "secret": true, "default": { "generate": { "minLength": 24, "special": false } } } } },
              {{string.Join(",\n  ", Given.Select(name => $$"""
                "{{name}}": { "type": "parameter.v0", "value": "{{{name}}.inputs.value}", "inputs": { "value": { "type": "string", "secret": true } } }
                """))}} } }
            """);
    }
}
