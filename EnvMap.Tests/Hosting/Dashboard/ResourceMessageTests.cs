using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dashboard.Mapping;
using EnvMap.Hosting.Dashboard.Proto;
using HealthStatus = Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus;

namespace EnvMap.Tests.Hosting.Dashboard;

public sealed class ResourceMessageTests
{
    private static readonly DateTime s_time = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    [Theory]
    [InlineData("resource.connectionString")]
    [InlineData("executable.args")]
    [InlineData("container.args")]
    public void WhatMayHoldASecretIsMarkedEvenIfThePublisherForgot(string property)
    {
        var message = Create(Snapshot("Executable", new ResourcePropertySnapshot(property, "s3cret")));

        Assert.True(message.Properties.Single(p => p.Name == property).IsSensitive);
    }

    [Fact]
    public void MarksOfThePublisherAreKept()
    {
        var message = Create(Snapshot("Parameter", new ResourcePropertySnapshot("Value", "s3cret") { IsSensitive = true }, new ResourcePropertySnapshot("plain", "x")));

        Assert.True(message.Properties.Single(p => p.Name == "Value").IsSensitive);
        Assert.False(message.Properties.Single(p => p.Name == "plain").IsSensitive);
    }

    [Fact]
    public void TheApplicationsOwnPropertiesAreShownInTheirOrder()
    {
        var message = Create(Snapshot("Tool", new ResourcePropertySnapshot("Reason", "It is off."), new ResourcePropertySnapshot("Cure", "Start it."), new ResourcePropertySnapshot("executable.other", "x")));

        Assert.Equal(["Reason", "Cure"], message.Properties.Where(p => p.IsHighlighted).OrderBy(p => p.SortOrder).Select(p => p.Name));
    }

    [Fact]
    public void ArgumentsThatNobodyDeclaredShownAreNotShown()
    {
        var message = Create(Snapshot("Executable", new ResourcePropertySnapshot("executable.args", ImmutableArray.Create("--password", "s3cret"))));

        Assert.Empty(message.Properties.Single(p => p.Name == "resource.appArgs").Value.ListValue.Values);
    }

    [Fact]
    public void ShownArgumentsWithoutAMatchingListOfMarksAreAllMasked()
    {
        var message = Create(Snapshot(
            "Executable",
            new ResourcePropertySnapshot("resource.appArgs", ImmutableArray.Create("a", "b")),
            new ResourcePropertySnapshot("resource.appArgsSensitivity", ImmutableArray.Create(0))));

        Assert.Equal([1, 1], message.Properties.Single(p => p.Name == "resource.appArgsSensitivity").Value.ListValue.Values.Select(v => v.NumberValue));
    }

    [Fact]
    public void MarksOfShownArgumentsArePassedOn()
    {
        var message = Create(Snapshot(
            "Executable",
            new ResourcePropertySnapshot("resource.appArgs", ImmutableArray.Create("a", "b")),
            new ResourcePropertySnapshot("resource.appArgsSensitivity", ImmutableArray.Create(0, 1))));

        Assert.Equal([0, 1], message.Properties.Single(p => p.Name == "resource.appArgsSensitivity").Value.ListValue.Values.Select(v => v.NumberValue));
        Assert.True(message.Properties.Single(p => p.Name == "resource.appArgs").IsSensitive);
    }

    [Fact]
    public void ASnapshotIsCarriedOverWhole()
    {
        var snapshot = Snapshot("Container", new ResourcePropertySnapshot("container.image", "redis:8")) with
        {
            State = new("Running", "success"),
            StartTimeStamp = s_time.AddSeconds(1),
            StopTimeStamp = s_time.AddSeconds(2),
            ExitCode = 3,
            IsHidden = true,
            IconName = "Database",
            IconVariant = Aspire.Hosting.ApplicationModel.IconVariant.Filled,
            EnvironmentVariables = [new("PASSWORD", "s3cret", IsFromSpec: true), new("PATH", null, IsFromSpec: false)],
            Urls = [new("http", "http://localhost:1", IsInternal: true) { IsInactive = true, DisplayProperties = new("Site", 2) }],
            Volumes = [new(null, "/data", "volume", IsReadOnly: true)],
            Relationships = [new("db", "Reference")],
            Commands = [new("stop", Aspire.Hosting.ApplicationModel.ResourceCommandState.Disabled, "Stop", "Stops it", null, "Sure?", "Stop", null, IsHighlighted: true)],
        };
        var message = Create(snapshot.WithHealthReports([new("ping", HealthStatus.Degraded, "slow", null) { LastRunAt = s_time }, new("later", null, null, null)]));

        Assert.Equal(("cache-1", "cache", "Container", "Running", "success"), (message.Name, message.DisplayName, message.ResourceType, message.State, message.StateStyle));
        Assert.Equal((s_time, s_time.AddSeconds(1), s_time.AddSeconds(2)), (message.CreatedAt.ToDateTime(), message.StartedAt.ToDateTime(), message.StoppedAt.ToDateTime()));
        Assert.Equal((true, "Database", EnvMap.Hosting.Dashboard.Proto.IconVariant.Filled), (message.IsHidden, message.IconName, message.IconVariant));
        Assert.Equal([("PASSWORD", "s3cret", true), ("PATH", "", false)], message.Environment.Select(e => (e.Name, e.Value, e.IsFromSpec)));
        Assert.Equal(
            new Url { EndpointName = "http", FullUrl = "http://localhost:1", IsInternal = true, IsInactive = true, DisplayProperties = new() { DisplayName = "Site", SortOrder = 2 } },
            Assert.Single(message.Urls));
        Assert.Equal(new Volume { Target = "/data", MountType = "volume", IsReadOnly = true }, Assert.Single(message.Volumes));
        Assert.Equal(new ResourceRelationship { ResourceName = "db", Type = "Reference" }, Assert.Single(message.Relationships));
        var command = Assert.Single(message.Commands);
        Assert.Equal(("stop", EnvMap.Hosting.Dashboard.Proto.ResourceCommandState.Disabled, "Sure?", true), (command.Name, command.State, command.ConfirmationMessage, command.IsHighlighted));
        Assert.Equal([(true, EnvMap.Hosting.Dashboard.Proto.HealthStatus.Degraded), (false, default)], message.HealthReports.Select(r => (r.HasStatus, r.Status)));
        Assert.Equal("3", message.Properties.Single(p => p.Name == "resource.exitCode").Value.StringValue);
        Assert.Equal("Image", message.Properties.Single(p => p.Name == "container.image").DisplayName);
    }

    [Fact]
    public void CommandsForProgramsOnlyAreNotOffered()
    {
        var command = new ResourceCommandSnapshot("x", default, "X", null, null, null, null, null, false) { Visibility = ResourceCommandVisibility.Api };

        Assert.Empty(Create(Snapshot("Project") with { Commands = [command] }).Commands);
    }

    private static CustomResourceSnapshot Snapshot(string type, params ResourcePropertySnapshot[] properties)
        => new() { ResourceType = type, Properties = [.. properties] };

    private static EnvMap.Hosting.Dashboard.Proto.Resource Create(CustomResourceSnapshot snapshot)
        => ResourceMessage.Create(new TestResource("cache"), "cache-1", snapshot, s_time);

    private sealed class TestResource(string name) : Aspire.Hosting.ApplicationModel.Resource(name);
}
