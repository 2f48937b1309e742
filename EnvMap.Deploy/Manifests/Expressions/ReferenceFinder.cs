using EnvMap.Catalog;

namespace EnvMap.Deploy.Manifests.Expressions;

/// <summary>Finds what expressions lead to.</summary>
internal sealed class ReferenceFinder(IReadOnlyDictionary<string, ManifestResource> resources, IReadOnlyDictionary<string, ManifestText> texts)
{
    private const string Outputs = "outputs";
    private const int MaximumNamed = 20;

    // The first names behind a resource that an expression can have; with another one, braces around an unknown name are just text.
    private static readonly string[] s_roots = ["bindings", "inputs", "value", "connectionString", Outputs, "secretOutputs", "secrets", "containerImage", "containerPort"];

    /// <summary>The reference, or null with the reason; no reason is given where the braces probably are just text.</summary>
    public ManifestReference? Find(string expression, out string? problem)
    {
        var path = expression.Split('.');
        problem = null;
        if (!resources.TryGetValue(path[0], out var resource))
        {
            problem = DescribeUnknown(expression, path);
            return null;
        }
        return path[1] switch
        {
            "bindings" when resource is ManifestWorkload workload => FindBinding(expression, path, workload, out problem),
            "inputs" when resource.Inputs.Count > 0 => FindInput(expression, path, resource, out problem),
            _ => FindText(expression, path, resource) ?? FindOutput(path, resource) ?? Fail(Unknown(expression, path, resource), out problem),
        };
    }

    private string? DescribeUnknown(string expression, string[] path)
    {
        var near = Suggestion.DidYouMean(path[0], resources.Keys);
        if (!s_roots.Contains(path[1]) && (near.Length is 0 || Suggestion.For(path[1], s_roots) is null))
        {
            return null;
        }
        var named = resources.Count is > 0 and <= MaximumNamed ? $" It has {string.Join(", ", resources.Keys)}." : "";
        return $"'{{{expression}}}' speaks of the resource '{path[0]}', which the manifest does not have.{(near.Length > 0 ? near : $"{named} Add it, or double the braces if they are meant as text.")}";
    }

    private static ManifestReference? FindBinding(string expression, string[] path, ManifestWorkload workload, out string? problem)
    {
        problem = null;
        if (path.Length < 3 || !workload.Bindings.TryGetValue(path[2], out var binding))
        {
            return Fail($"'{{{expression}}}' asks for an endpoint that '{workload.Name}' does not have.{Choice(path.ElementAtOrDefault(2), workload.Bindings.Keys, "Its endpoints are")}", out problem);
        }
        return path.Length is 4 && BindingProperties.All.Contains(path[3])
            ? new ManifestReference { Endpoint = (binding, path[3]) }
            : Fail($"'{{{expression}}}' asks for what an endpoint does not have.{Choice(path.ElementAtOrDefault(3), BindingProperties.All, "It has")}", out problem);
    }

    private static ManifestReference? FindInput(string expression, string[] path, ManifestResource resource, out string? problem)
    {
        problem = null;
        return path.Length is 3 && resource.Inputs.TryGetValue(path[2], out var input)
            ? new ManifestReference { Input = input }
            : Fail($"'{{{expression}}}' asks for an input that '{resource.Name}' does not have.{Choice(path.ElementAtOrDefault(2), resource.Inputs.Keys, "Its inputs are")}", out problem);
    }

    private ManifestReference? FindText(string expression, string[] path, ManifestResource resource)
    {
        var pointer = path[1..].Aggregate(resource.Place.Pointer, JsonPointer.Append);
        if (!texts.TryGetValue(pointer, out var text))
        {
            return null;
        }
        var filter = resource is ManifestAnnotatedString annotated && path is [_, "value"] ? annotated.Filter : null;
        return new ManifestReference { Value = (text, filter) };
    }

    private static ManifestReference? FindOutput(string[] path, ManifestResource resource)
    {
        var isOutput = path[1] switch
        {
            _ when resource is ManifestUnsupported => true,
            Outputs or "secretOutputs" or "secrets" => path.Length > 2 && resource is ManifestBicep or ManifestCloudFormation,
            "containerImage" or "containerPort" => path.Length is 2 && resource is ManifestWorkload,
            _ => false,
        };
        return isOutput ? new ManifestReference { Output = new ManifestOutput(resource, string.Join('.', path[1..])) } : null;
    }

    private static string Unknown(string expression, string[] path, ManifestResource resource)
    {
        var known = resource.Json.Children.Select(child => child.Name!).Where(s_roots.Contains);
        IEnumerable<string> offered = resource is ManifestBicep or ManifestCloudFormation ? [.. known, Outputs] : known;
        return $"'{{{expression}}}' asks for what '{resource.Name}', of type '{resource.Type}', does not have.{Choice(path[1], [.. offered], "It can be asked for")}";
    }

    private static string Choice(string? name, IEnumerable<string> names, string introduction)
    {
        var near = name is null ? "" : Suggestion.DidYouMean(name, names);
        return near.Length > 0 ? near : names.Any() ? $" {introduction} {string.Join(", ", names)}." : " It has none.";
    }

    private static ManifestReference? Fail(string reason, out string? problem)
    {
        problem = reason;
        return null;
    }
}
