using EnvMap.Catalog;
using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Catalog.Profiles;
using EnvMap.Deploy.Images;
using EnvMap.Deploy.Processes;
using EnvMap.Deploy.Publishing;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Deploy.Publishing;

public sealed class ProfilePublisherTests : IDisposable
{
    private static readonly ProfileName s_name = new(DeployEnvironment.Staging, Phase.Today);

    private readonly TemporaryFolder _folder = new();

    private string Published => _folder["staging-0", ProfileDocument.FileName];

    [Fact]
    public async Task TheAppHostIsAskedForTheProfile()
    {
        var processes = new FakeProcessRunner(command => Write(command));

        var outcome = await PublisherOf(processes, "host/Host.csproj").PublishAsync(s_name, TestContext.Current.CancellationToken);

        Assert.Empty(outcome.Problems);
        Assert.Equal(["added profile.json"], outcome.Differences);
        var command = Assert.Single(processes.Commands);
        Assert.Equal(
            ["run", "--project", Path.GetFullPath("host/Host.csproj"), "--no-build", "--no-launch-profile", "--", "--operation", "publish", "--step", "publish-manifest", "--output-path"],
            command.Arguments.Take(11));
        Assert.Equal(["--environment", "Staging", "--EnvMap:Phase=0"], command.Arguments.Skip(12));
    }

    [Fact]
    public async Task SettingsOfTheMachineAreKeptFromIt()
    {
        Environment.SetEnvironmentVariable("ConnectionStrings__publishertest", "Host=mine");
        try
        {
            var processes = new FakeProcessRunner(command => Write(command));

            await PublisherOf(processes, "Host.dll").PublishAsync(s_name, TestContext.Current.CancellationToken);

            var command = Assert.Single(processes.Commands);
            Assert.Equal(Path.GetFullPath("Host.dll"), command.Arguments[0]);
            Assert.Null(Assert.Contains("ConnectionStrings__publishertest", command.Environment));
            Assert.DoesNotContain("PATH", command.Environment.Keys);
        }
        finally
        {
            Environment.SetEnvironmentVariable("ConnectionStrings__publishertest", null);
        }
    }

    [Fact]
    public async Task WhatIsPublishedAgainIsAsItWas()
    {
        var publisher = PublisherOf(new FakeProcessRunner(command => Write(command)));

        await publisher.PublishAsync(s_name, TestContext.Current.CancellationToken);
        var again = await publisher.PublishAsync(s_name, TestContext.Current.CancellationToken);

        Assert.Empty(again.Differences);
    }

    [Fact]
    public async Task ACheckTellsTheDifferencesAndWritesNothing()
    {
        _folder.Write("staging-0/profile.json", "{}");
        _folder.Write("staging-0/files/edge/left.conf", "left");

        var outcome = await PublisherOf(new FakeProcessRunner(command => Write(command))).CheckAsync(s_name, TestContext.Current.CancellationToken);

        Assert.Equal(["removed files/edge/left.conf", "changed profile.json"], outcome.Differences);
        Assert.Equal("{}", await File.ReadAllTextAsync(Published, TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetDirectories(_folder.FullName));
    }

    /// <summary>What a system runs from: its passwords exist nowhere else.</summary>
    [Fact]
    public async Task WhatATargetKeepsInTheFolderStaysAndIsNoDifference()
    {
        var environment = _folder.Write("staging-0/compose/.env", "POSTGRES_PASSWORD=generated");
        var publisher = PublisherOf(new FakeProcessRunner(command => Write(command)));

        await publisher.PublishAsync(s_name, TestContext.Current.CancellationToken);
        var check = await publisher.CheckAsync(s_name, TestContext.Current.CancellationToken);

        Assert.Equal("POSTGRES_PASSWORD=generated", await File.ReadAllTextAsync(environment, TestContext.Current.CancellationToken));
        Assert.Empty(check.Differences);
    }

    [Fact]
    public async Task AnAppHostThatFailsChangesNothing()
    {
        _folder.Write("staging-0/profile.json", "{}");

        var outcome = await PublisherOf(new FakeProcessRunner(_ => new ProcessResult(2, "", "EnvMap:Phase: error: no"))).PublishAsync(s_name, TestContext.Current.CancellationToken);

        Assert.Equal("EnvMap:Phase: error: no", outcome.FailureLog);
        Assert.Contains("exit code 2", Assert.Single(outcome.Problems).Message, StringComparison.Ordinal);
        Assert.Equal("{}", await File.ReadAllTextAsync(Published, TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetDirectories(_folder.FullName));
    }

    [Fact]
    public async Task AnAppHostWithoutAMapIsToldHowToGetOne()
    {
        var outcome = await PublisherOf(new FakeProcessRunner()).PublishAsync(s_name, TestContext.Current.CancellationToken);

        Assert.Contains("TryAddEnvironmentMap", Assert.Single(outcome.Problems).Message, StringComparison.Ordinal);
    }

    /// <summary>Whoever runs the AppHost sees them; whoever has it run must, too.</summary>
    [Fact]
    public async Task WhatTheAppHostWarnsOfIsTold()
    {
        const string Setting = "EnvMap:Optoins: warning: No such setting; it has no effect.";
        const string Logged = "warn: EnvMap.Tools.Publishing.ProfileStep[0]\n      What WithContainerFiles gives 'x' is not published.";
        var run = new ProcessResult(0, $"info: A.B[0]\n      Published\n{Logged}\ninfo: A.B[0]\n      Done\n", $"{Setting}\n");

        var outcome = await PublisherOf(new FakeProcessRunner(command => Write(command) with { Output = run.Output, Error = run.Error })).PublishAsync(s_name, TestContext.Current.CancellationToken);

        Assert.Empty(outcome.Problems);
        Assert.Equal([Setting, "warning: What WithContainerFiles gives 'x' is not published."], outcome.Warnings);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AManifestThatCannotBeReadIsNotPublished(bool locks)
    {
        using var client = new HttpClient();
        _folder.Write("staging-0/images.lock.json", "{}");
        _folder.Write("staging-0/profile.json", "{}");
        var processes = new FakeProcessRunner(command =>
        {
            var run = Write(command);
            File.WriteAllText(Path.Combine(command.Arguments[command.Arguments.ToList().IndexOf("--output-path") + 1], "aspire-manifest.json"), "{ \"resources\": 1 }");
            return run;
        });

        var outcome = await new ProfilePublisher(new PublishableAppHost("Host.dll", processes), _folder.FullName, locks ? new ImageLocker(new RegistryClient(client)) : null)
            .PublishAsync(s_name, TestContext.Current.CancellationToken);

        Assert.NotEmpty(outcome.Problems);
        Assert.Equal("{}", await File.ReadAllTextAsync(Published, TestContext.Current.CancellationToken));
        Assert.True(File.Exists(_folder["staging-0", "images.lock.json"]));
    }

    [Theory]
    [InlineData("staging-2", RowState.In, "wrote 'staging-2'")]
    [InlineData("staging-0", RowState.BeyondTheMap, "'Jaeger' is beyond the map")]
    public async Task WhatIsNotTheProfileIsNotPublished(string name, RowState state, string expected)
    {
        var outcome = await PublisherOf(new FakeProcessRunner(command => Write(command, name, state))).PublishAsync(s_name, TestContext.Current.CancellationToken);

        Assert.Contains(expected, Assert.Single(outcome.Problems).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.FullName));
    }

    public void Dispose() => _folder.Dispose();

    private static ProcessResult Write(ProcessCommand command, string name = "staging-0", RowState state = RowState.In)
    {
        var folder = command.Arguments[command.Arguments.ToList().IndexOf("--output-path") + 1];
        File.WriteAllText(Path.Combine(folder, ProfileDocument.FileName), ProfileDocumentJson.Write(new ProfileDocument
        {
            Name = name,
            Environment = DeployEnvironment.Staging,
            Phase = 0,
            Rows = [new() { Row = "Jaeger", State = state, Cell = "⚠️ Optional" }],
            Resources = new Dictionary<string, ResourceDocument>(),
        }));
        return new ProcessResult(0, "", "");
    }

    private ProfilePublisher PublisherOf(FakeProcessRunner processes, string appHost = "Host.dll") => new(new PublishableAppHost(appHost, processes), _folder.FullName);
}
