using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EnvMap.Tests.TestSupport;

/// <summary>Publishes small applications into a folder of their own, which is their AppHost's folder too.</summary>
internal sealed class PublishedApp : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PublishedApp(params string[] args)
    {
        Builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
        {
            Args = args.Length > 0 ? [.. args, "--output-path", _folder.FullName] : ["--publisher", "manifest", "--output-path", _folder["manifest.json"]],
            ProjectDirectory = _folder.FullName
        });
        Builder.Services.AddLogging(logging => logging.ClearProviders());
    }

    public IDistributedApplicationBuilder Builder { get; }

    public TemporaryFolder Folder => _folder;

    public async Task<string> PublishAsync(string file = "manifest.json")
    {
        await Builder.Build().RunAsync(TestContext.Current.CancellationToken);
        return await File.ReadAllTextAsync(_folder[file], TestContext.Current.CancellationToken);
    }

    public async Task<System.Text.Json.Nodes.JsonNode> PublishResourceAsync(string name)
        => System.Text.Json.Nodes.JsonNode.Parse(await PublishAsync())!["resources"]![name]!;

    public IResourceBuilder<ContainerResource> AddContainer(string name) => Builder.AddContainer(name, $"example/{name}", "1");

    public void Dispose() => _folder.Dispose();
}
