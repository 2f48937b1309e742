using System.Text.Json.Nodes;

namespace EnvMap.Tests.Deploy.Compose;

/// <summary>A container that is given every awkward value: in the manifest, by an input, as a secret, and as a secret inside of more text.</summary>
internal static class AwkwardManifest
{
    private const string Image = "busybox:1.37";

    // Something after the sleep, so that the shell stays the process that has them.
    private static readonly string[] s_shell = ["-c", "sleep 3600; :", "box"];

    /// <summary>What the names of the variables begin with, for each way in which it gets the values.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["PLAIN_", "INPUT_", "SECRET_"];

    public static string Text { get; } = Write();

    /// <summary>A container that is given them as arguments, behind those of its shell: each as it is, by an input, as a secret, and as a secret inside of more text.</summary>
    public static string Arguments { get; } = WriteArguments();

    /// <summary>What <see cref="Arguments"/> come to.</summary>
    public static IEnumerable<string> ExpectedArguments => [.. s_shell, .. AwkwardValues.All.Values.SelectMany(value => new[] { value, value, value, $"<{value}>" })];

    /// <summary>The value of an input.</summary>
    public static string? Given(string name) => AwkwardValues.All.Single(value => name.EndsWith($"-{value.Key.ToLowerInvariant()}", StringComparison.Ordinal)).Value;

    private static string Write()
    {
        var (environment, resources) = (new JsonObject(), new JsonObject());
        resources["box"] = new JsonObject
        {
            ["type"] = "container.v0",
            ["image"] = Image,
            ["entrypoint"] = "sleep",
            ["args"] = new JsonArray("3600"),
            ["env"] = environment,
        };
        foreach (var (name, value) in AwkwardValues.All)
        {
            environment[$"PLAIN_{name}"] = Escape(value);
            environment[$"INPUT_{name}"] = AddParameter(resources, $"input-{name.ToLowerInvariant()}", secret: false);
            environment[$"SECRET_{name}"] = AddParameter(resources, $"secret-{name.ToLowerInvariant()}", secret: true);
            environment[$"WITHIN_{name}"] = $"<{{secret-{name.ToLowerInvariant()}.value}}>";
        }
        return new JsonObject { ["resources"] = resources }.ToJsonString();
    }

    private static string WriteArguments()
    {
        var (arguments, resources) = (new JsonArray([.. s_shell.Select(argument => (JsonNode)argument)]), new JsonObject());
        resources["box"] = new JsonObject { ["type"] = "container.v0", ["image"] = Image, ["entrypoint"] = "sh", ["args"] = arguments };
        foreach (var (name, value) in AwkwardValues.All)
        {
            var secret = AddParameter(resources, $"secret-{name.ToLowerInvariant()}", secret: true);
            foreach (var argument in new[] { Escape(value), AddParameter(resources, $"input-{name.ToLowerInvariant()}", secret: false), secret, $"<{secret}>" })
            {
                arguments.Add(argument);
            }
        }
        return new JsonObject { ["resources"] = resources }.ToJsonString();
    }

    private static string Escape(string value) => value.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    private static string AddParameter(JsonObject resources, string name, bool secret)
    {
        // Compose takes a required variable that is empty for one that is missing: a value that may be empty has a default.
        var input = new JsonObject { ["type"] = "string", ["secret"] = secret, ["default"] = new JsonObject { ["value"] = "" } };
        resources[name] = new JsonObject
        {
            ["type"] = "parameter.v0",
            ["value"] = $"{{{name}.inputs.value}}",
            ["inputs"] = new JsonObject { ["value"] = input },
        };
        return $"{{{name}.value}}";
    }
}
