using System.Text.Json;
using EnvMap.Catalog;
using EnvMap.Deploy.Manifests.Expressions;

namespace EnvMap.Deploy.Manifests.Reading;

/// <summary>Reads a manifest that any Aspire AppHost wrote; gives every problem at once and throws for no content.</summary>
public static class ManifestReader
{
    /// <summary>The largest manifest that is read, in bytes; one of a thousand resources has about one million.</summary>
    public const int MaximumLength = 32_000_000;

    private const string Resources = "resources";

    /// <summary>Reads a file; one that cannot be opened is a problem of the result.</summary>
    public static ManifestReadResult ReadFile(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var content = new MemoryStream();
            // Never more than is read anyway: the path may name a device without an end.
            var buffer = new byte[81920];
            for (var count = file.Read(buffer); count > 0 && content.Length <= MaximumLength; count = file.Read(buffer))
            {
                content.Write(buffer, 0, count);
            }
            return Read(content.GetBuffer().AsSpan(0, (int)content.Length), path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            var problems = new ManifestProblems(path);
            problems.Error(ManifestPlace.None, $"The manifest cannot be read: {exception.Message} Name a readable file, as publishing an AppHost writes it.");
            return new ManifestReadResult { Problems = problems.InOrder() };
        }
    }

    /// <summary>Reads a manifest from its bytes, UTF-8 with or without a mark; <paramref name="path"/> is what problems name and what relative paths start from.</summary>
    public static ManifestReadResult Read(ReadOnlySpan<byte> bytes, string path)
    {
        var problems = new ManifestProblems(path);
        if (bytes.Length > MaximumLength)
        {
            problems.Error(ManifestPlace.None, $"The manifest has more than the {MaximumLength} bytes that are read. Check that it is one.");
            return new ManifestReadResult { Problems = problems.InOrder() };
        }
        var root = new JsonTreeReader(problems).Read(bytes);
        var manifest = root is null ? null : Read(root, path, problems);
        var found = problems.InOrder();
        return new ManifestReadResult { Manifest = found.Any(problem => problem.IsError) ? null : manifest, Problems = found };
    }

    private static Manifest? Read(ManifestJson root, string path, ManifestProblems problems)
    {
        var context = new ReadingContext(problems);
        var document = new PartReader(root, context);
        if (root.Kind is not JsonValueKind.Object || document.Json(Resources) is not { } list)
        {
            if (root.IsComplete && !document.Has(Resources))
            {
                problems.Error(root.Place, "A manifest is an object with 'resources'. Name the aspire-manifest.json that publishing an AppHost writes.");
            }
            return null;
        }
        // Of no consequence to a target.
        document.Word("$schema");
        var reader = new ResourceReader(context);
        var resources = new OrderedDictionary<string, ManifestResource>(StringComparer.Ordinal);
        foreach (var json in list.Children.Where(json => json.IsComplete))
        {
            ManifestName.Check(json.Name!, json.Place, problems);
            if (json.Kind is JsonValueKind.Object)
            {
                resources[json.Name!] = reader.Read(json.Name!, json);
            }
            else
            {
                problems.Error(json.Place, "A resource is an object with a 'type'. Correct it.");
            }
        }
        context.Parts.ForEach(part => part.WarnOfSlips());
        // What an expression leads to may stand behind the place where a file breaks off.
        if (root.IsComplete)
        {
            Check(resources, context);
        }
        return new Manifest(path, resources, context.Texts, FieldLister.List(root, context));
    }

    private static void Check(OrderedDictionary<string, ManifestResource> resources, ReadingContext context)
    {
        var finder = new ReferenceFinder(resources, context.Texts);
        var checker = new ReferenceChecker(finder, resources, context.Problems);
        foreach (var text in context.Texts.Values)
        {
            checker.Check(text);
        }
        foreach (var files in resources.Values.OfType<ManifestWorkload>().SelectMany(workload => workload.ContainerFiles.Values))
        {
            if (!resources.ContainsKey(files.Source))
            {
                context.Problems.Error(files.Place, $"The files come from the resource '{files.Source}', which the manifest does not have.{Suggestion.DidYouMean(files.Source, resources.Keys)}");
            }
        }
        if (!context.Problems.HasErrors)
        {
            MarkSecretInputs(resources, new SecretInputs(finder));
        }
    }

    private static void MarkSecretInputs(OrderedDictionary<string, ManifestResource> resources, SecretInputs secrets)
    {
        foreach (var (name, resource) in resources.Where(entry => entry.Value.Inputs.Values.Any(input => !input.IsSecret && secrets.IsSecret(input))).ToList())
        {
            var inputs = new OrderedDictionary<string, ManifestInput>(StringComparer.Ordinal);
            foreach (var (key, input) in resource.Inputs)
            {
                inputs[key] = input with { IsSecret = secrets.IsSecret(input) };
            }
            resources[name] = resource with { Inputs = inputs };
        }
    }
}
