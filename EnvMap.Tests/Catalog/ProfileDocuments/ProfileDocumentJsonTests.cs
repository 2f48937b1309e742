using EnvMap.Catalog;
using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Catalog.Profiles;

namespace EnvMap.Tests.Catalog.ProfileDocuments;

public sealed class ProfileDocumentJsonTests
{
    private const string Least = """{"version":1,"name":"staging-0","environment":"staging","phase":0,"rows":[],"resources":{"api":{}}}""";

    private readonly List<CatalogProblem> _problems = [];

    [Fact]
    public void WhatIsAbsentHasItsDefault()
    {
        var document = ProfileDocumentJson.Read(Least, "profile.json", _problems);

        Assert.Empty(_problems);
        Assert.Equal(DeployEnvironment.Staging, document!.Environment);
        // A record that is made anew has what the documentation says.
        Assert.Equivalent(new ResourceDocument(), document.Resources["api"], strict: true);
    }

    [Fact]
    public void HealthAndFilesHaveTheirDefaultsToo()
    {
        var text = Least.Replace("{}", """{"health":{},"files":[{"path":"/a","source":"files/a"}],"startsAfter":[{"resource":"db"}],"host":{},"secrets":{}}""", StringComparison.Ordinal);

        var api = ProfileDocumentJson.Read(text, "profile.json", _problems)!.Resources["api"];

        Assert.Equivalent(new HealthDocument(), api.Health, strict: true);
        Assert.Equal(StartCondition.Healthy, Assert.Single(api.StartsAfter).Condition);
        Assert.Empty(api.Host!.Mounts);
        Assert.Empty(api.Secrets!.FileVariables);
    }

    [Fact]
    public void WhatIsWrittenIsReadAgain()
    {
        var document = new ProfileDocument
        {
            Name = "local-1",
            Environment = DeployEnvironment.Local,
            Phase = 1,
            Edge = new() { Resource = "edge", Endpoint = "http", Domain = "{edge-domain.value}" },
            Rows = [new() { Row = "Nginx", State = RowState.In, Cell = "✅", RealisedBy = ["edge"] }],
            Resources = new Dictionary<string, ResourceDocument>
            {
                ["edge"] = new()
                {
                    Tier = ServiceTier.Edge,
                    Health = new() { Command = ["curl", "http://127.0.0.1/"], Http = new() { Endpoint = "http", Path = "/" } },
                    Limits = new() { MemoryMegabytes = 64, Cpus = 0.25 },
                    Capabilities = [],
                    Host = new() { Mounts = [new() { Source = "/", Target = "/host", ReadOnly = true }] },
                },
            },
        };

        var text = ProfileDocumentJson.Write(document);
        var read = ProfileDocumentJson.Read(text, "profile.json", _problems);

        Assert.Contains("\"cell\": \"✅\"", text);
        Assert.DoesNotContain('\r', text);
        Assert.Equivalent(document, read, strict: true);
        Assert.Equal(text, ProfileDocumentJson.Write(read!));
    }

    [Theory]
    [InlineData("\"version\":1", "\"version\":2", "Take a newer program")]
    [InlineData("\"version\":1", "\"version\":0", "Publish the profile again")]
    [InlineData("\"phase\":0", "\"phase\":\"zero\"", "$.phase")]
    [InlineData("\"environment\":\"staging\"", "\"environment\":\"stagng\"", "$.environment")]
    [InlineData("\"rows\":[],", "", "rows")]
    [InlineData("\"api\":{}", "\"api\":null", "api")]
    [InlineData("{}}}", "{}", "Correct it")]
    public void ADamagedDocumentSaysWhatIsWrong(string from, string to, string expected)
    {
        Assert.Null(ProfileDocumentJson.Read(Least.Replace(from, to, StringComparison.Ordinal), "profile.json", _problems));

        var problem = Assert.Single(_problems);
        Assert.True(problem.IsError);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }
}
