using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Aspire.Hosting;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EnvMap.Tests.Hosting.Publishing.OfficialExpectations;

/// <summary>Whether <c>expectations.tsv</c> knows everything that a checkout expects of manifests.</summary>
public sealed partial class ExpectationCoverageTests
{
    // Their tests are looked at one by one; of the others, whole projects.
    private static readonly string[] s_projects =
        [.. ((string[])["", ".Containers", ".PostgreSQL", ".Redis", ".Testing"]).Select(name => $"tests/Aspire.Hosting{name}.Tests")];

    [Fact]
    public void EveryRowIsInTheCheckout()
    {
        var checkout = ExpectationCheckout.Require();
        var reader = new ExpectationReader(checkout);
        Assert.All(ExpectationRow.All, row => Assert.True(row.Method is not null ? reader.ReadMethod(row.File, row.Method) is not null : Directory.Exists(Path.Combine(checkout, row.File)) || reader.ReadFile(row.File) is not ""));
    }

    [Fact]
    public void EveryManifestAssertionHasARow()
    {
        var checkout = ExpectationCheckout.Require();
        var reader = new ExpectationReader(checkout);
        var known = ExpectationRow.All.Select(row => (row.File, row.Method)).ToHashSet();
        var found = s_projects.SelectMany(project => ExpectationCheckout.Files(checkout, project, "*.cs")).SelectMany(file => reader.ReadMethods(file).Where(IsAboutManifests).Select(method => (File: file, Method: method.Identifier.Text))).ToList();

        Assert.NotEmpty(found);
        AssertNone(found.Where(method => !known.Contains((method.File, method.Method)) && !known.Any(row => row.Method is null && row.File.Contains($".{method.Method}.", StringComparison.Ordinal))));
    }

    [Fact]
    public void EverySnapshotOfAManifestHasARow()
    {
        var checkout = ExpectationCheckout.Require();
        var reader = new ExpectationReader(checkout);
        var known = ExpectationRow.All.Select(row => row.File).ToHashSet();

        // A snapshot that no test class owns is left over.
        var found = s_projects.SelectMany(project => ExpectationCheckout.Files(checkout, project, "*Tests.*.verified.*")).Where(file => ManifestText().IsMatch(reader.ReadFile(file))).ToList();
        Assert.NotEmpty(found);
        AssertNone(found.Where(file => !known.Contains(file)));
    }

    [Fact]
    public void EveryOtherTestProjectWithManifestAssertionsHasARow()
    {
        var checkout = ExpectationCheckout.Require();
        var reader = new ExpectationReader(checkout);
        var known = ExpectationRow.All.Select(row => row.File).ToHashSet();
        var found = Directory.EnumerateDirectories(Path.Combine(checkout, "tests"), "Aspire.Hosting*.Tests").Select(folder => $"tests/{Path.GetFileName(folder)}").Except(s_projects)
            .Where(project => ExpectationCheckout.Files(checkout, project, "*.cs").Any(file => Markers().IsMatch(reader.ReadFile(file)))).ToList();

        Assert.NotEmpty(found);
        AssertNone(found.Where(project => !known.Contains(project)));
    }

    [Fact]
    public void EveryPlaygroundHasARow()
    {
        var checkout = ExpectationCheckout.Require();
        var known = ExpectationRow.All.Select(row => Path.GetDirectoryName(row.File)!).ToHashSet();
        var found = ExpectationCheckout.Files(checkout, "playground", "*.csproj").Where(file => Path.GetFileName(file).Contains("AppHost", StringComparison.Ordinal))
            .Concat(ExpectationCheckout.Files(checkout, "playground", "apphost.cs")).Concat(ExpectationCheckout.Files(checkout, "playground", "aspire-manifest.json")).ToList();

        Assert.NotEmpty(found);
        AssertNone(found.Where(file => !known.Contains(Path.GetDirectoryName(file)!)));
    }

    [Fact]
    public void EveryResourceOfAPlaygroundHasARowOrItsRestHas()
    {
        var checkout = ExpectationCheckout.Require();
        var reader = new ExpectationReader(checkout);
        var files = ExpectationRow.All.Where(row => row.Node is not null && row.Method is null).ToLookup(row => row.File, row => row.Node);
        Assert.All(files.Where(rows => !ExpectationRow.All.Any(row => row.File == rows.Key && row.Node is null)), rows
            => Assert.Empty(JsonNode.Parse(reader.ReadFile(rows.Key))!["resources"]!.AsObject().Select(pair => pair.Key).Except(rows)));
    }

    [Fact]
    public void EveryReasonNamesAnApiThatIsUsedThereAndNotOfferedHere()
    {
        var checkout = ExpectationCheckout.Require();
        var reader = new ExpectationReader(checkout);
        var offered = typeof(DistributedApplication).Assembly.GetExportedTypes().SelectMany(type => type.GetMembers().Select(member => member.Name).Append(type.Name)).ToHashSet();
        Assert.All(ExpectationRow.All.Where(row => row.Outcome is "outside"), row =>
        {
            var text = row.Method is not null ? reader.ReadMethod(row.File, row.Method).ToString()
                : string.Concat(ExpectationCheckout.Files(checkout, Directory.Exists(Path.Combine(checkout, row.File)) ? row.File : Path.GetDirectoryName(row.File)!, "*.cs").Select(reader.ReadFile));
            Assert.All(row.Reason!.Replace(" (in the rest)", "", StringComparison.Ordinal).Split(", "), name =>
            {
                Assert.Contains(name, text, StringComparison.Ordinal);
                Assert.DoesNotContain(name, offered);
            });
        });
    }

    // Tells all of them, not the first.
    private static void AssertNone<T>(IEnumerable<T> missing) => Assert.Empty(missing);

    private static bool IsAboutManifests(MethodDeclarationSyntax method)
    {
        var text = method.ToString();
        return method.AttributeLists.Any() && (Markers().IsMatch(text) || (text.Contains("Operation.Publish", StringComparison.Ordinal) && Evaluation().IsMatch(text)));
    }

    [GeneratedRegex(@"ManifestUtils|JsonDocumentManifestStore|ManifestPublishingCallbackAnnotation|ManifestPublishingContext|\.ValueExpression\b")]
    private static partial Regex Markers();

    [GeneratedRegex(@"GetEnvironmentVariable(s|Values)Async|GetArgument(List|Values)Async")]
    private static partial Regex Evaluation();

    [GeneratedRegex(@"^\s*\{\s*""(resources|type)"":")]
    private static partial Regex ManifestText();
}
