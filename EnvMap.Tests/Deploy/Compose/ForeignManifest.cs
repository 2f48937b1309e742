using System.Text.Json.Nodes;

namespace EnvMap.Tests.Deploy.Compose;

/// <summary>Manifests that no AppHost of ours wrote.</summary>
internal static class ForeignManifest
{
    /// <summary>One of each kind of thing.</summary>
    public const string Text = """
        {
          "resources": {
            "cache": {
              "type": "container.v0",
              "image": "redis",
              "args": ["--requirepass", "{cache-password.value}"],
              "volumes": [{ "name": "cache-data", "target": "/data", "readOnly": false }],
              "bindMounts": [{ "source": "conf", "target": "/conf", "readOnly": true }],
              "bindings": { "tcp": { "scheme": "tcp", "protocol": "tcp", "transport": "tcp", "targetPort": 6379 } }
            },
            "shop": {
              "type": "project.v0",
              "path": "../src/Shop.Web/Shop.Web.csproj",
              "args": ["--title", "costs $5"],
              "env": {
                "HTTP_PORTS": "{shop.bindings.http.targetPort}",
                "CONNECTION": "key={api-key.value};host={cache.bindings.tcp.host}",
                "TENANT": "{tenant.value}",
                "GREETING": "hello {greeting.value}",
                "SELF": "{shop.bindings.https.url}"
              },
              "bindings": {
                "http": { "scheme": "http", "protocol": "tcp", "transport": "http", "external": true },
                "https": { "scheme": "https", "protocol": "tcp", "transport": "http", "external": true }
              }
            },
            "worker": {
              "type": "container.v1",
              "build": { "context": "../worker", "dockerfile": "../worker/docker/Dockerfile", "args": { "MODE": "fast", "TOKEN": null } },
              "entrypoint": "/bin/worker",
              "bindings": { "http": { "scheme": "http", "protocol": "tcp", "transport": "http", "external": true } }
            },
            "tool": { "type": "executable.v0", "command": "tool", "workingDirectory": "." },
            "greeting": {
              "type": "parameter.v0", "value": "{greeting.inputs.value}",
              "inputs": { "value": { "type": "string", "default": { "value": "world" } } }
            },
            "tenant": { "type": "parameter.v0", "value": "{tenant.inputs.value}", "inputs": { "value": { "type": "string" } } },
            "api-key": { "type": "parameter.v0", "value": "{api-key.inputs.value}", "inputs": { "value": { "type": "string", "secret": true } } },
            "cache-password": { "type": "parameter.v0", "value": "{cache-password.inputs.value}", "inputs": { "value": { "type": "string", "secret": true } } }
          }
        }
        """;

    /// <summary>As many containers, each of which refers to the one before it and has an input and a secret of its own.</summary>
    public static string Of(int count)
    {
        var resources = new JsonObject();
        for (var i = 0; i < count; i++)
        {
            resources[$"c{i}"] = new JsonObject
            {
                ["type"] = "container.v0",
                ["image"] = $"example/c{i}:1",
                ["env"] = new JsonObject { ["BEFORE"] = i is 0 ? "none" : $"{{c{i - 1}.bindings.http.url}}", ["NAME"] = $"{{n{i}.value}}", ["KEY"] = $"key={{s{i}.value}}" },
                ["bindings"] = new JsonObject
                {
                    ["http"] = new JsonObject { ["scheme"] = "http", ["protocol"] = "tcp", ["transport"] = "http", ["targetPort"] = 8080 },
                },
            };
            resources[$"n{i}"] = Parameter($"n{i}", new JsonObject { ["type"] = "string", ["default"] = new JsonObject { ["value"] = $"name {i}" } });
            resources[$"s{i}"] = Parameter(
                $"s{i}", new JsonObject { ["type"] = "string", ["secret"] = true, ["default"] = new JsonObject { ["generate"] = new JsonObject { ["minLength"] = 22 } } });
        }
        return new JsonObject { ["resources"] = resources }.ToJsonString();
    }

    private static JsonObject Parameter(string name, JsonObject input) => new()
    {
        ["type"] = "parameter.v0",
        ["value"] = $"{{{name}.inputs.value}}",
        ["inputs"] = new JsonObject { ["value"] = input },
    };
}
