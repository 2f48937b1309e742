using System.Globalization;
using System.Text.Json.Nodes;

namespace EnvMap.Tests.Hosting.Publishing.OfficialExpectations;

/// <summary>Gives what our engine makes of a model: a node of a manifest, or an array of the values that are asserted.</summary>
internal sealed record ExpectationModel(Func<ExpectationApp, Task<JsonNode?>> Observe)
{
    /// <summary>Means a resource, or one property of it; without a name, the whole manifest.</summary>
    public ExpectationModel(string? resource, Action<ExpectationApp> declare, string? part = null)
        : this(async app =>
        {
            declare(app);
            var manifest = await app.PublishAsync();
            var node = resource is null ? manifest : Find(manifest, resource);
            return part is null ? node : Find(node!, part);
        })
    {
    }

    public static IReadOnlyDictionary<string, ExpectationModel> All { get; } = ContainerModels.All.Concat(ProjectModels.All).Concat(ValueModels.All).Concat(ServerModels.All).Concat(ExpressionModels.All)
        .Concat(PropertyModels.All).Concat(FailureModels.All).Concat(PlaygroundModels.All).ToDictionary();

    /// <summary>Means properties of the manifest, each as <c>resource|property|…</c>; a leading question mark asks whether it is there.</summary>
    public static ExpectationModel Properties(Action<ExpectationApp> declare, params string[] paths) => new(async app =>
    {
        declare(app);
        var manifest = await app.PublishAsync();
        return Strings(paths.Select(path => path is ['?', .. var rest] ? (Find(manifest, rest) is null ? "false" : "true") : Find(manifest, path) switch { null => null, JsonValue value => value.ToString(), var other => other.ToJsonString() }));
    });

    /// <summary>Means values of the model, without a publish.</summary>
    public static ExpectationModel Values(Func<ExpectationApp, IEnumerable<string?>> read) => new(app => Task.FromResult<JsonNode?>(Strings(read(app))));

    /// <summary>Means the type of the exception with which the publish fails.</summary>
    public static ExpectationModel Failure(Action<ExpectationApp> declare) => new(async app =>
    {
        declare(app);
        return Strings([(await Record.ExceptionAsync(app.PublishAsync))?.GetType().Name]);
    });

    /// <summary>Means the type of the exception of each declaration.</summary>
    public static ExpectationModel Failures(params Action<ExpectationApp>[] declarations) => Values(app => declarations.Select(declare => Record.Exception(() => declare(app))?.GetType().Name));

    private static JsonArray Strings(IEnumerable<string?> values) => [.. values.Select(value => (JsonNode?)value)];

    private static JsonNode? Find(JsonNode root, string path) => path.Split('|').Aggregate(
        (JsonNode?)(root["resources"] ?? root),
        (node, name) => node is JsonArray array ? array.ElementAtOrDefault(int.Parse(name, CultureInfo.InvariantCulture)) : node?[name]);
}
