using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dcp;
using EnvMap.Hosting.Dcp.Model;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Dcp;

public sealed class DcpAppResourceTests
{
    private readonly DcpAppResource _target = new(new TestResource("web"), new ResourceInstance("web-a", "a", 0), creator: null!);

    [Fact]
    public async Task TheNextStartIsToldOfOnceItHasAState()
    {
        _target.Observe(Seen("1", state: null));
        var next = _target.NextAsync(knownUid: null, TestContext.Current.CancellationToken);
        Assert.False(next.IsCompleted);

        _target.Observe(Seen("1", ExecutableState.Running));
        Assert.Equal("1", (await next).Metadata.Uid);
    }

    [Fact]
    public async Task ARetiredStartIsNotTheNext()
    {
        _target.Observe(Seen("1", ExecutableState.Finished));
        _ = _target.Retire();
        var next = _target.NextAsync(knownUid: "1", TestContext.Current.CancellationToken);
        Assert.False(_target.Observe(Seen("1", ExecutableState.Finished)));
        Assert.False(next.IsCompleted);

        _target.Observe(Seen("2", ExecutableState.Starting));
        Assert.Equal("2", (await next).Metadata.Uid);
    }

    [Fact]
    public void AProjectWhoseLaunchSettingsAreGoneKeepsItsProfileInTheSnapshot()
    {
        var project = new ProjectResource("api");
        project.Annotations.Add(new ProjectPathMetadata("/nowhere/api.csproj"));
        var target = new DcpAppResource(project, new ResourceInstance("api-a", "a", 0), creator: null!) { LaunchProfileName = "https" };

        var snapshot = ExecutableSnapshot.Apply(target, Seen("1", ExecutableState.Running), new() { ResourceType = "Project", Properties = [] });

        Assert.Equal("https", snapshot.Properties.Single(p => p.Name == "project.launchProfile").Value);
    }

    private static Executable Seen(string uid, string? state) => new()
    {
        Metadata = { Name = "web-a", Uid = uid },
        Spec = new() { ExecutablePath = "/bin/true" },
        Status = new() { State = state }
    };
}
