using System.Text.Json.Nodes;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.PostgreSQL;
using EnvMap.Hosting.Redis;
using EnvMap.Tests.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EnvMap.Tests.Hosting.Publishing.OfficialExpectations;

/// <summary>An AppHost in a folder that has room for projects beside it.</summary>
internal sealed class ExpectationApp : IDisposable
{
    public const string Registry = "registry.example";

    // As deep as the folders from which the expectations climb.
    private const string Host = "a/b/c/host";

    private readonly TemporaryFolder _folder = new();

    public ExpectationApp()
    {
        Directory.CreateDirectory(_folder[Host]);
        Builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { Args = ["--publisher", "manifest", "--output-path", _folder[Host, "manifest.json"]], ProjectDirectory = _folder[Host] });
        Builder.Services.AddLogging(logging => logging.ClearProviders());
    }

    public IDistributedApplicationBuilder Builder { get; }

    public IResourceBuilder<ContainerResource> Container(string name, string image, string tag = "latest") => Builder.AddContainer(name, image, tag);

    public void Write(string path, string content) => _folder.Write($"{Host}/{path}", content);

    /// <summary>Adds a project without settings.</summary>
    public IResourceBuilder<ProjectResource> Worker(string name, string path)
    {
        Write(path, """<Project Sdk="Microsoft.NET.Sdk" />""");
        return Builder.AddProject(name, path);
    }

    /// <summary>Adds a project whose launch profile has an address for each scheme.</summary>
    public IResourceBuilder<ProjectResource> Web(string name, string path, string addresses = "https://localhost:7001;http://localhost:5001")
    {
        Write($"{Path.GetDirectoryName(path)}/./Properties/launchSettings.json".TrimStart('/'), $$"""{ "profiles": { "https": { "commandName": "Project", "applicationUrl": "{{addresses}}" } } }""");
        return Worker(name, path);
    }

    public static string? Fill(string expression) => expression switch
    {
        "PostgresContainerImageTags.Registry" => PostgresContainerImageTags.Registry,
        "PostgresContainerImageTags.Image" => PostgresContainerImageTags.Image,
        "PostgresContainerImageTags.Tag" => PostgresContainerImageTags.Tag,
        "RedisContainerImageTags.Registry" => RedisContainerImageTags.Registry,
        "RedisContainerImageTags.Image" => RedisContainerImageTags.Image,
        "RedisContainerImageTags.Tag" => RedisContainerImageTags.Tag,
        "ComponentTestConstants.AspireTestContainerRegistry" => Registry,
        "builder.Environment.EnvironmentName.ToLowerInvariant()" => "production",
        "fordwardedHeadersEnvVar" => ",\n\"ASPNETCORE_FORWARDEDHEADERS_ENABLED\": \"true\"",
        // What stands in an assertion.
        "urlParam.Resource.ValueExpression" or "urlValue" => "{nuget-url.value}",
        "ManifestPublishingCallbackAnnotation.Ignore" => null,
        "conditional1.ValueExpression" => ExpressionModels.Conditional().ValueExpression,
        _ => throw new InvalidOperationException($"Nothing is known to stand for '{expression}' in an expectation.")
    };

    /// <summary>Publishes and gives the whole manifest.</summary>
    public async Task<JsonNode> PublishAsync()
    {
        await Builder.Build().RunAsync(TestContext.Current.CancellationToken);
        return JsonNode.Parse(await ReadAsync("manifest.json"))!;
    }

    /// <summary>Reads a file beside the manifest.</summary>
    public async Task<string> ReadAsync(string file) => await File.ReadAllTextAsync(_folder[Host, file], TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Dispose();
}
