using System.Text.Json.Nodes;
using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Catalog.Profiles;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tests.Mutations;

/// <summary>Edits of what is published; one that changes nothing is a mistake of the mutation.</summary>
internal static class Edit
{
    private const string ComposeFile = "compose/compose.yaml";

    /// <summary>Changes the tree of the Compose file, which is written as JSON, a form of YAML.</summary>
    public static Mutation Compose(string name, Action<JsonObject> change) => new(name, published =>
    {
        var root = published.Compose.Root.DeepClone().AsObject();
        change(root);
        Assert.False(JsonNode.DeepEquals(root, published.Compose.Root), $"'{name}' changes nothing.");
        return With(published, ComposeFile, root.ToJsonString());
    });

    /// <summary>Changes the service that realises a row.</summary>
    public static Mutation ServiceOf(string row, string name, Action<JsonObject> change) => new(name, published =>
        Service(published.Compose.ServicesOf(row).First().Name, name, change).Apply(published));

    /// <summary>Changes a service.</summary>
    public static Mutation Service(string service, string name, Action<JsonObject> change) =>
        Compose(name, root => change(root["services"]![service]!.AsObject()));

    /// <summary>Replaces a text in a file that a target has made.</summary>
    public static Mutation Output(string path, string name, string old, string replacement) => new(name, published =>
    {
        var text = published.Outputs[path];
        Assert.Contains(old, text, StringComparison.Ordinal);
        return With(published, path, text.Replace(old, replacement, StringComparison.Ordinal));
    });

    /// <summary>Takes away a file that a target has made.</summary>
    public static Mutation WithoutOutput(string path, string name) => new(name, published =>
    {
        Assert.Contains(path, published.Outputs.Keys);
        return published with { Outputs = published.Outputs.Where(output => output.Key != path).ToDictionary() };
    });

    /// <summary>Replaces a text in a file that was published beside the manifest.</summary>
    public static Mutation File(string path, string name, string old, string replacement) => new(name, published =>
    {
        var text = published.Files[path];
        Assert.Contains(old, text, StringComparison.Ordinal);
        return published with { Files = new Dictionary<string, string>(published.Files) { [path] = text.Replace(old, replacement, StringComparison.Ordinal) } };
    });

    /// <summary>Replaces a text in the file that a row has for the repository.</summary>
    public static Mutation FileOf(string row, string name, string old, string replacement) => new(name, published =>
        File(published.Row(row)!.Files!.Single(), name, old, replacement).Apply(published));

    /// <summary>Takes away the named volumes of a resource, where it has them and where it is said that it has.</summary>
    public static Mutation WithoutVolumes(string resource, string name) => new(name, published => Service(resource, name, service =>
        service["volumes"] = new JsonArray([.. service["volumes"]!.AsArray().Where(mount => mount!["type"]!.ToString() is not "volume").Select(mount => mount!.DeepClone())]))
        .Apply(Manifest(name, manifest => manifest["resources"]![resource]!.AsObject().Remove("volumes")).Apply(published)));

    /// <summary>Changes the manifest.</summary>
    public static Mutation Manifest(string name, Action<JsonObject> change) => new(name, published =>
    {
        var manifest = published.Manifest.DeepClone().AsObject();
        change(manifest);
        Assert.False(JsonNode.DeepEquals(manifest, published.Manifest), $"'{name}' changes nothing.");
        return published with { Manifest = manifest };
    });

    /// <summary>Takes away what makes the images of the solution.</summary>
    public static Mutation WithoutBuild() => Compose("nothing that is built", root =>
    {
        foreach (var (_, service) in root["services"]!.AsObject())
        {
            service!.AsObject().Remove("build");
        }
    });

    /// <summary>Has no service say that it realises a row.</summary>
    public static Mutation WithoutLabel(string row) => Compose("no service that says so", root =>
    {
        foreach (var (_, service) in root["services"]!.AsObject())
        {
            service!["labels"]!["org.envmap.row"] = string.Join(", ", (service["labels"]!["org.envmap.row"]?.ToString() ?? "").Split(", ").Where(name => name != row));
        }
    });

    /// <summary>Takes away what was published beside the manifest.</summary>
    public static Mutation WithoutFiles() => new("no files", published =>
    {
        Assert.NotEmpty(published.Files);
        return published with { Files = new Dictionary<string, string>() };
    });

    /// <summary>Changes profile.json.</summary>
    public static Mutation Document(string name, Func<ProfileDocument, ProfileDocument> change) =>
        new(name, published => published with { Document = change(published.Document) });

    /// <summary>Changes what profile.json says of a resource.</summary>
    public static Mutation Resource(string resource, string name, Func<ResourceDocument, ResourceDocument> change) => Document(name, document =>
        document with { Resources = document.Resources.ToDictionary(one => one.Key, one => one.Key == resource ? change(one.Value) : one.Value) });

    /// <summary>Changes what profile.json says of a row.</summary>
    public static Mutation Row(string row, string name, Func<RowDocument, RowDocument> change) => Document(name, document =>
        document with { Rows = [.. document.Rows.Select(one => one.Row == row ? change(one) : one)] });

    /// <summary>Has the edge stand in no domain.</summary>
    public static Mutation WithoutDomain() => Document("an edge without a domain", document => document with { Edge = document.Edge! with { Domain = "" } });

    /// <summary>Has the edge answer to no name.</summary>
    public static Mutation WithoutNames() => Document("an edge without names", document =>
        document with { Resources = document.Resources.ToDictionary(one => one.Key, one => one.Value with { EdgeRoutes = [] }) });

    /// <summary>Takes the row out of the profile.</summary>
    public static Mutation WithoutRow(string row) => Row(row, "the row is out", one => one with { State = RowState.Out });

    public static PublishedProfile With(PublishedProfile published, string path, string text) =>
        published with { Outputs = new Dictionary<string, string>(published.Outputs) { [path] = text } };
}
