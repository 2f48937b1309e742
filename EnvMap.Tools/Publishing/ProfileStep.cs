using Aspire.Hosting.Pipelines;
using EnvMap.Catalog.ProfileDocuments;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EnvMap.Tools.Publishing;

/// <summary>The step that writes the profile's document and files beside the manifest, however the publish was asked for.</summary>
internal static partial class ProfileStep
{
    private const string Name = "publish-profile";
    private const string ManifestName = "publish-manifest";

    public static void AddTo(EnvironmentMapBuilder map)
    {
        var pipeline = map.Application.Pipeline;
        // Before the manifest, which is the last step of those who ask for it alone.
        pipeline.AddStep(Name, context => WriteAsync(map, context), requiredBy: ManifestName);
        // Whoever asks for all that is published gets the manifest too.
        pipeline.AddStep("publish-environment-map", static _ => Task.CompletedTask, ManifestName, WellKnownPipelineSteps.Publish);
    }

    private static async Task WriteAsync(EnvironmentMapBuilder map, PipelineStepContext context)
    {
        if (context.Services.GetRequiredService<IOptions<PipelineOptions>>().Value.OutputPath is not { } output)
        {
            // The manifest, which comes next, tells what is missing.
            return;
        }
        // As with the manifest: a name that ends so is its file.
        var folder = Path.GetFullPath(output.EndsWith(".json", StringComparison.Ordinal) ? Path.Combine(output, "..") : output);
        var writer = new ProfileWriter(map.Profile, context.Model.Resources, context.ExecutionContext);
        var document = await writer.WriteAsync(context.CancellationToken);
        try
        {
            ProfileFolder.Write(folder, ProfileDocumentJson.Write(document), writer.Files);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DistributedApplicationException($"The profile cannot be written to '{folder}': {exception.Message} Give another --output-path, or make that one writable.", exception);
        }
        foreach (var resource in writer.WithFilesLeftOut)
        {
            LogFilesLeftOut(context.Logger, resource);
        }
        LogPublished(context.Logger, document.Name, map.Application.Environment.EnvironmentName, folder);
    }

    [LoggerMessage(LogLevel.Warning, "What WithContainerFiles gives '{Resource}' is not published. Put it into the image or a volume.")]
    private static partial void LogFilesLeftOut(ILogger logger, string resource);

    [LoggerMessage(LogLevel.Information, "Published the profile {Profile}, of the environment {Environment}, to {Folder}")]
    private static partial void LogPublished(ILogger logger, string profile, string environment, string folder);
}
