using EnvMap.Catalog;
using EnvMap.Deploy.Manifests.Reading;

namespace EnvMap.Deploy.Manifests.Expressions;

/// <summary>Reads files that belong to a manifest and hold its expressions: <c>{resource.path}</c>, every other brace doubled.</summary>
public static class ManifestFiles
{
    /// <summary>The text of a file for <see cref="ManifestResolver"/>, and what is wrong with it; <paramref name="path"/> is what problems name.</summary>
    public static (ManifestText Text, IReadOnlyList<CatalogProblem> Problems) Read(Manifest manifest, string content, string path)
    {
        var problems = new ManifestProblems(path);
        var tokens = ManifestTokenizer.ReadStrictly(content, out var stray);
        if (tokens is null)
        {
            problems.Error(PlaceOf(content, stray), "The brace belongs to no expression. Double it if it is meant as text.");
        }
        var text = new ManifestText { Place = new ManifestPlace("", 1, 1), Raw = content, Tokens = tokens ?? [] };
        Check(text, manifest, problems);
        return (text, problems.InOrder());
    }

    private static void Check(ManifestText text, Manifest manifest, ManifestProblems problems)
    {
        var finder = new ReferenceFinder(manifest.Resources, manifest.Texts);
        // Those of the manifest itself have been told when it was read.
        var checker = new ReferenceChecker(finder, manifest.Resources, new ManifestProblems(manifest.Path));
        var (position, length) = (-1, 0L);
        foreach (var token in text.Tokens)
        {
            if (!token.IsExpression)
            {
                length += token.Text.Length;
                continue;
            }
            position = text.Raw.IndexOf($"{{{token.Text}}}", position + 1, StringComparison.Ordinal);
            if (finder.Find(token.Text, out var problem) is { } reference)
            {
                length += checker.Measure(reference, token.Text);
            }
            else
            {
                problems.Error(PlaceOf(text.Raw, position), problem ?? $"'{{{token.Text}}}' leads nowhere. Double its braces if they are meant as text.");
            }
        }
        if (length > ReferenceChecker.MaximumLength && text.HasExpressions)
        {
            problems.Error(text.Place, $"The file comes to {length} characters once its expressions are replaced, {ReferenceChecker.MaximumLength} are read. Shorten it.");
        }
    }

    private static ManifestPlace PlaceOf(string content, int position)
    {
        var before = content.AsSpan(0, position);
        return new ManifestPlace("", before.Count('\n') + 1, position - before.LastIndexOf('\n'));
    }
}
