using Amazon;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.AWS.CloudFormation;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.AWS;

public sealed class CloudFormationTests
{
    [Fact]
    public async Task StacksAreWrittenWithTheirUsers()
    {
        using var app = new PublishedApp();
        var config = app.Builder.AddAWSSDKConfig().WithProfile("dev").WithRegion(RegionEndpoint.USWest2);
        var existing = app.Builder.AddAWSCloudFormationStack("existing", stackName: "Shared-Network").WithReference(config);
        var made = app.Builder.AddAWSCloudFormationTemplate("made", app.Folder["templates", "queue.template"])
            .WithParameter("Retention", "14")
            .WithReference(config);
        made.WithTag("team", "map");
        app.AddContainer("both").WithReference(made).WithReference(existing).WithReference(config).WithEnvironment("VPC", existing.GetOutput("VpcId"));
        app.AddContainer("other")
            .WithEnvironment("QUEUE", made.GetOutput("QueueUrl"))
            .WithEnvironment("DEAD_QUEUE", made.GetOutput("DeadQueueUrl"))
            .WithEnvironment("QUEUES", ReferenceExpression.Create($"<{made.GetOutput("QueueUrl")}>"));

        Snapshot.Match(await app.PublishAsync(), extension: "json");
    }

    [Fact]
    public void AStackHoldsWhatItWasDeclaredWith()
    {
        var model = new RunModel();
        var config = model.Builder.AddAWSSDKConfig().WithProfile("dev").WithRegion("eu-central-1").WithSdkValidation(false);

        var stack = model.Builder.AddAWSCloudFormationTemplate("made", "queue.template").WithReference(config).WithTag("a", "1").WithTag("a", "2").Resource;

        var template = Assert.IsType<ICloudFormationTemplateResource>(stack, exactMatch: false);
        Assert.Equal(("made", "queue.template", 3), (template.StackName, template.TemplatePath, template.StackPollingInterval));
        Assert.Equal([KeyValuePair.Create("a", "2")], template.Tags);
        Assert.Equal(("dev", RegionEndpoint.EUCentral1, false), (template.AWSSDKConfig!.Profile, template.AWSSDKConfig.Region, template.AWSSDKConfig.SDKValidationEnabled));
    }

    [Fact]
    public async Task AProcessIsToldOfProfileAndRegion()
    {
        var model = new RunModel();
        var first = model.Builder.AddAWSSDKConfig().WithProfile("first").WithRegion("us-east-1");
        var second = model.Builder.AddAWSSDKConfig().WithProfile("second");
        var stack = model.Builder.AddAWSCloudFormationStack("stack").WithReference(second);

        var ofStack = model.Builder.AddExecutable("of-stack", "tool", ".").WithReference(stack);
        var own = model.Builder.AddExecutable("own", "tool", ".").WithReference(first).WithReference(stack);

        Assert.Equal(
            [("AWS_PROFILE", "second"), ("AWS__Profile", "second")],
            Sorted(await ofStack.Resource.GetEnvironmentVariableValuesAsync()));
        Assert.Equal(
            [("AWS_PROFILE", "first"), ("AWS_REGION", "us-east-1"), ("AWS__Profile", "first"), ("AWS__Region", "us-east-1")],
            Sorted(await own.Resource.GetEnvironmentVariableValuesAsync()));
    }

    [Fact]
    public async Task ARunSaysWhatItDoesNotProvision()
    {
        await using var builder = TestApp.Create();
        var stack = builder.AddAWSCloudFormationStack("stack");
        builder.AddSleeper("waits").WithReference(stack);
        builder.AddSleeper("uses").WithEnvironment("VPC", stack.GetOutput("VpcId"));
        builder.AddSleeper("unharmed");

        await using var app = await builder.StartAsync();

        await app.WaitAsync("stack", KnownResourceStates.FailedToStart);
        await app.WaitAsync("waits", KnownResourceStates.FailedToStart);
        await app.WaitAsync("uses", KnownResourceStates.FailedToStart);
        await app.WaitAsync("unharmed", KnownResourceStates.Running);
        Assert.Contains(await app.LogAsync("stack"), line => line.Contains("AspireEngine=official"));
        Assert.Contains(await app.LogAsync("uses"), line => line.Contains("'VpcId'") && line.Contains("AspireEngine=official"));
    }

    private static IEnumerable<(string, string)> Sorted(Dictionary<string, string> variables)
        => variables.OrderBy(v => v.Key, StringComparer.Ordinal).Where(v => v.Key.StartsWith("AWS", StringComparison.Ordinal)).Select(v => (v.Key, v.Value));
}
