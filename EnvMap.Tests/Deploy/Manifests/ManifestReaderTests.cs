using EnvMap.Deploy.Manifests;
using EnvMap.Deploy.Manifests.Reading;
using EnvMap.Tests.Deploy.Losses;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Deploy.Manifests;

public sealed class ManifestReaderTests
{
    [Fact]
    public void EveryTypeOfTheSchemaIsRead()
    {
        var resources = ReadManifest.From(Everything.Json).GetManifest().Resources;

        var container = Assert.IsType<ManifestContainer>(resources["c0"]);
        Assert.Equal(("i", "e", "a", "1", "c"), (container.Image?.Raw, container.Entrypoint?.Raw, container.Args[0].Raw, container.Env["E"].Raw, container.ConnectionString?.Raw));
        var binding = container.Bindings["tcp"];
        Assert.Equal(("c0", "tcp", "tcp", "tcp", "tcp", 1, 2, true), (binding.Resource, binding.Name, binding.Scheme, binding.Protocol, binding.Transport, binding.Port, binding.TargetPort, binding.IsExternal));
        Assert.Equal(("n", "/t", false), (container.Volumes[0].Name?.Raw, container.Volumes[0].Target.Raw, container.Volumes[0].IsReadOnly));
        Assert.Equal(("s", "/t", true), (container.BindMounts[0].Source.Raw, container.BindMounts[0].Target.Raw, container.BindMounts[0].IsReadOnly));
        Assert.Equal(("c1", "/d", "/s"), (container.ContainerFiles["c1"].Source, container.ContainerFiles["c1"].Destination.Raw, container.ContainerFiles["c1"].Sources[0].Raw));

        var built = Assert.IsType<ManifestContainer>(resources["c1"]);
        Assert.Equal((".", "Dockerfile", "s", true, "1"), (built.Build?.Context.Raw, built.Build?.Dockerfile.Raw, built.Build?.Stage?.Raw, built.Build?.BuildOnly, built.Build?.Args["A"].Raw));
        Assert.True(built.Build?.Args["B"].IsNull);
        Assert.Equal(("env", "{p.value}"), (built.Build?.Secrets["S"].Type, built.Build?.Secrets["S"].Value?.Raw));
        Assert.Equal(("file", "f"), (built.Build?.Secrets["F"].Type, built.Build?.Secrets["F"].Source?.Raw));
        Assert.Equal("c1.bicep", Assert.IsType<ManifestBicep>(built.Deployment).Path.Raw);

        var dockerfile = Assert.IsType<ManifestContainer>(resources["d"]);
        Assert.Equal((".", "Dockerfile", "1"), (dockerfile.Build?.Context.Raw, dockerfile.Build?.Dockerfile.Raw, dockerfile.Build?.Args["A"].Raw));
        Assert.Equal("P.csproj", Assert.IsType<ManifestProject>(resources["project"]).Path.Raw);
        var executable = Assert.IsType<ManifestExecutable>(resources["x"]);
        Assert.Equal(("node", "../x"), (executable.Command.Raw, executable.WorkingDirectory.Raw));

        var input = Assert.IsType<ManifestParameter>(resources["p"]).Inputs["value"];
        Assert.True(input.IsSecret);
        var generate = input.Generate!;
        Assert.Equal((22, true, false, 1, 0), (generate.MinLength, generate.Lower, generate.Special, generate.MinNumeric, generate.MinSpecial));
        Assert.Equal("x", resources["q"].Inputs["value"].Default?.Raw);
        Assert.Equal("uri", Assert.IsType<ManifestAnnotatedString>(resources["p-uri-encoded"]).Filter);
        Assert.Equal("Host={c0.bindings.tcp.host}", Assert.IsType<ManifestValue>(resources["v"]).ConnectionString?.Raw);

        var bicep = Assert.IsType<ManifestBicep>(resources["bicep"]);
        Assert.Equal(("b.bicep", "{q.value}", 3), (bicep.Path.Raw, bicep.Scope["resourceGroup"].Raw, bicep.Params.Count));
        var stack = Assert.IsType<ManifestCloudFormation>(resources["stack"]);
        Assert.Equal(("s", null, "project"), (stack.StackName.Raw, stack.TemplatePath?.Raw, stack.References[0].Raw));
        Assert.Equal("t.json", Assert.IsType<ManifestCloudFormation>(resources["template"]).TemplatePath?.Raw);
        var dapr = Assert.IsType<ManifestDapr>(resources["dapr"]);
        Assert.Equal(("project", "id", "state"), (dapr.Application.Raw, dapr.AppId.Raw, dapr.Components[0].Raw));
        Assert.Equal("state", Assert.IsType<ManifestDaprComponent>(resources["state"]).ComponentType?.Raw);
    }

    [Fact]
    public void PathsStartFromTheManifest() =>
        Assert.Equal(Path.GetFullPath("/src/Api/Api.csproj"), ReadManifest.Of("").Locate("..\\src/Api/Api.csproj"));

    [Fact]
    public void PlacesAreThoseOfTheFile()
    {
        var manifest = ReadManifest.From("\uFEFF{ // ü\n  \"resources\": {\n\t\"b\": { \"type\": \"container.v0\", \"image\": \"i\", \"env\": { \"ä~/b\": \"ü\", } },\n} }").GetManifest();

        Assert.Equal(
            ["/resources/b/type 3,17 b", "/resources/b/image 3,42 b", "/resources/b/env/ä~0~1b 3,64 b"],
            manifest.Fields.Select(field => $"{field.Place.Pointer} {field.Place.Line},{field.Place.Column} {field.Resource}"));
    }

    /// <summary>Names become files, and paths instructions of a Dockerfile.</summary>
    [Theory]
    [InlineData("../../x", "A.csproj", "value")]
    [InlineData("a/b", "A.csproj", "value")]
    [InlineData("", "A.csproj", "value")]
    [InlineData("a\n", "A.csproj", "value")]
    [InlineData("..", "A.csproj", "value")]
    [InlineData("a", "A.csproj\nRUN evil", "value")]
    [InlineData("a", "A\0.csproj", "value")]
    [InlineData("a", "A.csproj", "../value")]
    public void WhatLeadsOutOfTheOutputIsRefused(string resource, string path, string input)
    {
        var json = System.Text.Json.JsonSerializer.Serialize(new
        {
            resources = new Dictionary<string, object>
            {
                [resource] = new { type = "project.v0", path },
                ["p"] = new { type = "parameter.v0", value = "v", inputs = new Dictionary<string, object> { [input] = new { type = "string" } } },
            },
        });
        Assert.Matches(@"A name has at most 200|A path has no control characters", Assert.Single(ReadManifest.From(json).Problems).Message);
    }

    /// <summary>All of them at once, in the order of the file, each with its place and its cure.</summary>
    [Fact]
    public void EveryProblemIsTold() => Snapshot.Match(string.Concat(ReadManifest.From("""
        {
          "resources": {
            "web": { "type": "container.v0", "image": "nginx", "build": {}, "env": { "A": "{apii.bindings.http.url}", "B": "{api.bindings.htttp.url}", "C": "{api.bindings.http.urll}", "D": "{api.bindings}" } },
            "none": { "type": "container.v1" },
            "api": {
              "type": "project.v0", "args": [1, null, "{ pw.value }", "{pw}", "{pw.value"],
              "bindings": { "http": { "scheme": "http", "protocol": "tpc", "transport": "http3", "port": 70000, "targetPort": "80", "external": "yes" }, "bad": 1 },
              "containerFiles": { "webb": { } }
            },
            "pw": { "type": "parameter.v0", "value": "{pw.inputs.valeu}", "inputs": { "value": { "default": { "generate": { "minLength": 2.5, "lower": false, "upper": false, "numeric": false, "special": false } } } } },
            "twice": { "type": "value.v0", "connectionString": "a", "connectionString": "b" },
            "empty": { "type": "value.v0" },
            "slip": { "type": "contaner.v0" },
            "typeless": { },
            "number": 3,
            "a": { "type": "value.v0", "connectionString": "{b.connectionString}" },
            "b": { "type": "value.v0", "connectionString": "{c.connectionString}" },
            "c": { "type": "value.v0", "connectionString": "-{a.connectionString}-{a.value}" },
            "self": { "type": "parameter.v0", "value": "{self.value}" },
            "annotated": { "type": "annotated.string", "value": "{pw.value}", "filter": "url" },
            "bicep": { "type": "azure.bicep.v0", "params": { "deep": [{ "x": "{nobody.outputs.y}" }] } },
            "dapr": { "type": "dapr.v0", "dapr": "no" },
            "nodapr": { "type": "dapr.v0" },
            "built": { "type": "container.v1", "build": { "context": ".", "dockerfile": "D", "secrets": { "s": { "type": "fil" }, "f": { "type": "file" } } } },
            "slips": { "type": "container.v0", "image": "i", "volums": [], "argz": [], "ports": [], "bindings": { "h": { "schema": "http", "protocol": "tcp", "transport": "tcp" } } },
            "half": { "type": "value.v0", "connectionString": "\ud83d" }
          }
        }
        """).Problems.Select(problem => $"{problem}\n")));

    [Theory]
    [InlineData("", 0, 0, "The file is empty.")]
    [InlineData(" \r\n\t", 0, 0, "The file is empty.")]
    [InlineData("[]", 1, 1, "A manifest is an object with 'resources'.")]
    [InlineData("3", 1, 1, "A manifest is an object with 'resources'.")]
    [InlineData("{\n}", 1, 1, "A manifest is an object with 'resources'.")]
    [InlineData("{\"resources\": []}", 1, 15, "/resources: This must be an object.")]
    [InlineData("{\n  \"resources\": {\n    \"ü\": tru }}", 3, 13, "The JSON breaks off here:")]
    [InlineData("{\"resources\": {", 1, 16, "The JSON breaks off here:")]
    public void WhatIsNoManifestIsToldWithItsPlace(string text, int line, int column, string message)
    {
        var result = ReadManifest.From(text);

        Assert.True(result.HasErrors);
        var problem = Assert.Single(result.Problems);
        Assert.Equal((line, column), (problem.Line, problem.Column));
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatStandsBeforeABreakIsCheckedToo() => Assert.Collection(
        ReadManifest.From("""
            { "resources": {
              "a": { "type": "container.v0" },
              "b": { "type": "value.v0", "connectionString": "{c.connectionString}" },
              "c": { "type": !
            """).Problems,
        problem => Assert.Equal("2,8: /resources/a: 'image' or 'build' is missing. Add one of them.", ReadManifest.Describe(problem)),
        problem => Assert.StartsWith("4,18: The JSON breaks off here: ", ReadManifest.Describe(problem), StringComparison.Ordinal));

    [Fact]
    public void BytesThatAreNotUtf8AreToldWithTheirPlace()
    {
        var problem = Assert.Single(ManifestReader.Read([.. "{\n\"ü\": \""u8, 0xFF, .. "\"}"u8], "m.json").Problems);
        Assert.Equal("m.json(2,7): error: The file is not UTF-8 from here on. Save it as UTF-8.", problem.ToString());
    }

    [Fact]
    public void AFileThatCannotBeOpenedIsAProblem()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("cannot be read", Assert.Single(ManifestReader.ReadFile(folder["aspire-manifest.json"]).Problems).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be read", Assert.Single(ManifestReader.ReadFile(folder.FullName).Problems).Message, StringComparison.Ordinal);
        Assert.Contains("more than the", Assert.Single(ManifestReader.ReadFile("/dev/zero").Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ValuesWithinValuesEndSomewhere()
    {
        var chain = Enumerable.Range(1, 5000).Select(i => $"\"v{i}\": {{ \"type\": \"value.v0\", \"connectionString\": \"{{v{i - 1}.connectionString}}\" }}");
        Assert.Contains(ReadManifest.Problems($"\"v0\": {{ \"type\": \"value.v0\", \"connectionString\": \"x\" }}, {string.Join(',', chain.Reverse())}"), problem => problem.Contains("stands within 100 others", StringComparison.Ordinal));

        var doubled = Enumerable.Range(1, 60).Select(i => $"\"v{i}\": {{ \"type\": \"value.v0\", \"connectionString\": \"{{v{i - 1}.connectionString}}{{v{i - 1}.connectionString}}\" }}");
        Assert.Contains(ReadManifest.Problems($"\"v0\": {{ \"type\": \"value.v0\", \"connectionString\": \"x\" }}, {string.Join(',', doubled)}"), problem => problem.Contains("1048576 characters", StringComparison.Ordinal));
    }

    [Fact]
    public void ADefaultThatLeadsBackToItsInputIsACircle() => Assert.Contains(
        ReadManifest.Problems("""
            "a": { "type": "parameter.v0", "value": "{a.inputs.value}", "inputs": { "value": { "type": "string", "default": { "value": "x{b.value}" } } } },
            "b": { "type": "parameter.v0", "value": "{b.inputs.value}", "inputs": { "value": { "type": "string", "default": { "value": "y{a.value}" } } } }
            """),
        problem => problem.Contains("in a circle: a → b → a", StringComparison.Ordinal) || problem.Contains("in a circle: a → a → b → b → a", StringComparison.Ordinal));

    [Fact]
    public void AnInputWithASecretInItsDefaultIsSecret()
    {
        var resources = ReadManifest.Of("""
            "a": { "type": "parameter.v0", "value": "{a.inputs.value}", "inputs": { "value": { "type": "string", "default": { "value": "x{b.value}" } } } },
            "b": { "type": "parameter.v0", "value": "{b.inputs.value}", "inputs": { "value": { "type": "string", "default": { "value": "y{c.value}" } } } },
            "c": { "type": "parameter.v0", "value": "{c.inputs.value}", "inputs": { "value": { "type": "string", "secret": true } } },
            "d": { "type": "parameter.v0", "value": "{d.inputs.value}", "inputs": { "value": { "type": "string", "default": { "value": "plain" } } } }
            """).Resources;

        Assert.Equal([true, true, true, false], resources.Values.Select(resource => resource.Inputs["value"].IsSecret));
    }
}
