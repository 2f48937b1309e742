using System.Collections;
using System.Text.Json.Nodes;
using EnvMap.Deploy.Losses;
using EnvMap.Deploy.Manifests;

namespace EnvMap.Tests.Deploy.Losses;

/// <summary>A manifest that has every known field, and a target that claims every part of the typed model.</summary>
internal static class Everything
{
    public const string Json = """
        { "$schema": "https://json.schemastore.org/aspire-8.0.json", "resources": {
          "p": { "type": "parameter.v0", "connectionString": "{p.value}", "value": "{p.inputs.value}", "inputs": { "value": { "type": "string", "secret": true,
            "default": { "generate": { "minLength": 22, "lower": true, "upper": true, "numeric": true, "special": false, "minLower": 1, "minUpper": 1, "minNumeric": 1, "minSpecial": 0 } } } } },
          "q": { "type": "parameter.v0", "value": "{q.inputs.value}", "inputs": { "value": { "type": "string", "default": { "value": "x" } } } },
          "p-uri-encoded": { "type": "annotated.string", "value": "{p.value}", "filter": "uri" },
          "v": { "type": "value.v0", "connectionString": "Host={c0.bindings.tcp.host}" },
          "c0": { "type": "container.v0", "image": "i", "entrypoint": "e", "args": ["a"], "connectionString": "c", "env": { "E": "1" },
            "containerFiles": { "c1": { "destination": "/d", "sources": ["/s"] } },
            "bindings": { "tcp": { "scheme": "tcp", "protocol": "tcp", "transport": "tcp", "port": 1, "targetPort": 2, "external": true } },
            "volumes": [{ "name": "n", "target": "/t", "readOnly": false }], "bindMounts": [{ "source": "s", "target": "/t", "readOnly": true }] },
          "c1": { "type": "container.v1", "build": { "context": ".", "dockerfile": "Dockerfile", "stage": "s", "buildOnly": true, "args": { "A": "1", "B": null },
              "secrets": { "S": { "type": "env", "value": "{p.value}" }, "F": { "type": "file", "source": "f" } } },
            "deployment": { "type": "azure.bicep.v0", "path": "c1.bicep", "params": { "x": "{c1.containerImage}" } } },
          "d": { "type": "dockerfile.v0", "path": "Dockerfile", "context": ".", "buildArgs": { "A": "1" }, "bindings": { "http": { "scheme": "http", "protocol": "tcp", "transport": "http2" } } },
          "project": { "type": "project.v1", "path": "P.csproj", "args": ["a"], "env": { "E": "{d.bindings.http.url}" }, "deployment": { "type": "azure.bicep.v1", "path": "p.bicep", "scope": { "resourceGroup": "g" } } },
          "x": { "type": "executable.v0", "command": "node", "workingDirectory": "../x", "args": ["a"], "env": { "E": "1" } },
          "bicep": { "type": "azure.bicep.v1", "path": "b.bicep", "connectionString": "{bicep.outputs.c}", "params": { "s": "1", "l": ["a", { "b": true }], "n": 1 },
            "scope": { "resourceGroup": "{q.value}", "subscription": "s", "tenant": "current" } },
          "stack": { "type": "aws.cloudformation.stack.v0", "stack-name": "s", "references": [{ "target-resource": "project" }] },
          "template": { "type": "aws.cloudformation.template.v0", "stack-name": "s", "template-path": "t.json" },
          "dapr": { "type": "dapr.v0", "dapr": { "application": "project", "appId": "id", "components": ["state"] } },
          "state": { "type": "dapr.component.v0", "daprComponent": { "type": "state" } } } }
        """;

    private static readonly string[] s_freeNames = ["resources", "inputs", "env", "bindings", "containerFiles", "buildArgs", "secrets", "params", "scope"];

    public static bool HasFreeNames(JsonObject json)
    {
        var path = json.GetPath();
        var name = path[(path.LastIndexOf('.') + 1)..];
        return s_freeNames.Contains(name) || path.Contains(".params.", StringComparison.Ordinal) || path.EndsWith(".build.args", StringComparison.Ordinal);
    }

    public static void Claim(Manifest manifest, LossLedger ledger)
    {
        foreach (var resource in manifest.Resources.Values)
        {
            Claim(resource, manifest, ledger);
        }
    }

    // By reflection, so that a part added to the model is claimed too.
    private static void Claim(object? value, Manifest manifest, LossLedger ledger)
    {
        switch (value)
        {
            case ManifestPart part:
                if (manifest.Fields.Any(field => field.Owner == part.Place.Pointer))
                {
                    ledger.Emitted(part);
                }
                foreach (var property in part is ManifestJson or ManifestText ? [] : part.GetType().GetProperties().Where(property => property.Name is not nameof(ManifestResource.Json)))
                {
                    Claim(property.GetValue(part), manifest, ledger);
                }
                break;
            case IDictionary dictionary:
                Claim(dictionary.Values, manifest, ledger);
                break;
            case IEnumerable items and not string:
                foreach (var item in items)
                {
                    Claim(item, manifest, ledger);
                }
                break;
        }
    }
}
