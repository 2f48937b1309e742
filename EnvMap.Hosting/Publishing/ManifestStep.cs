using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.Pipelines;
using Aspire.Hosting.Publishing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EnvMap.Hosting.Publishing;

/// <summary>The step that writes the manifest.</summary>
internal static partial class ManifestStep
{
    public const string Name = "publish-manifest";

    private const string FileName = "aspire-manifest.json";

    public static PipelineStep Create() => new()
    {
        Name = Name,
        Description = "Writes the model as a manifest.",
        Action = WriteAsync
    };

    private static async Task WriteAsync(PipelineStepContext context)
    {
        var output = context.Services.GetRequiredService<IOptions<PipelineOptions>>().Value.OutputPath
            ?? throw new DistributedApplicationException("A manifest is to be published, but nothing says where to. Add --output-path with a file or a folder.");
        var given = output.EndsWith(".json", StringComparison.Ordinal) ? output : Path.Combine(output, FileName);
        var path = Path.GetFullPath(given);

        // Written whole or not at all: a publish that breaks off leaves the former manifest as it was.
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        var stream = Reach(path, () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return File.Create(unfinished);
        });
        try
        {
            using (stream)
            using (var writer = new Utf8JsonWriter(stream, new() { Indented = true }))
            {
                var manifest = new ManifestPublishingContext(context.ExecutionContext, given, writer, context.CancellationToken);
                await new ModelWriter(manifest).WriteAsync(context.Model).ConfigureAwait(false);
            }

            Reach(path, () =>
            {
                File.Move(unfinished, path, overwrite: true);
                return path;
            });
        }
        finally
        {
            File.Delete(unfinished);
        }

        LogPublished(context.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Aspire.Hosting.Publishing.ManifestPublisher"), path);
    }

    private static T Reach<T>(string path, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DistributedApplicationException($"The manifest cannot be written to '{path}': {exception.Message} Give another --output-path, or make that one writable.", exception);
        }
    }

    [LoggerMessage(LogLevel.Information, "Published manifest to: {Path}")]
    private static partial void LogPublished(ILogger logger, string path);
}
