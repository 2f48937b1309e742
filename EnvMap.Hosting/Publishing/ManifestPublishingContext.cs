using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Publishing;

namespace Aspire.Hosting.Publishing;

/// <summary>The manifest that is being written.</summary>
/// <param name="executionContext">The context of the publish.</param>
/// <param name="manifestPath">The path of the manifest.</param>
/// <param name="writer">Writes the manifest.</param>
/// <param name="cancellationToken">Ends the work.</param>
public sealed class ManifestPublishingContext(DistributedApplicationExecutionContext executionContext, string manifestPath, Utf8JsonWriter writer, CancellationToken cancellationToken = default)
{
    private readonly PortAllocator _ports = new();
    private readonly HashSet<object> _visiting = [];

    /// <summary>Gets the context of the publish.</summary>
    public DistributedApplicationExecutionContext ExecutionContext { get; } = executionContext;

    /// <summary>Gets the path of the manifest.</summary>
    public string ManifestPath { get; } = manifestPath;

    /// <summary>Gets what writes the manifest.</summary>
    public Utf8JsonWriter Writer { get; } = writer;

    /// <summary>Gets what ends the work.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    internal ManifestReferences References { get; } = new();

    /// <summary>Makes a path relative to the manifest, with slashes.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The relative path, or null for null.</returns>
    [return: NotNullIfNotNull(nameof(path))]
    public string? GetManifestRelativePath(string? path)
        => path is null ? null : Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(ManifestPath))!, path.Replace('\\', '/')).Replace('\\', '/');

    /// <summary>Writes the environment variables of a resource as <c>env</c>, where it has any.</summary>
    /// <param name="resource">The resource.</param>
    public async Task WriteEnvironmentVariablesAsync(IResource resource)
    {
        var variables = await PublishValues.VariablesAsync(resource, ExecutionContext, CancellationToken).ConfigureAwait(false);
        var written = false;
        foreach (var (name, value) in variables)
        {
            if (ExpressionOf(value) is { } text)
            {
                StartOnce("env", Writer.WriteStartObject, ref written);
                Writer.WriteString(name, text);
            }
        }

        if (written)
        {
            Writer.WriteEndObject();
        }
    }

    /// <summary>Writes the command-line arguments of a resource as <c>args</c>, where it has any.</summary>
    /// <param name="resource">The resource.</param>
    public async Task WriteCommandLineArgumentsAsync(IResource resource)
    {
        var arguments = await PublishValues.ArgumentsAsync(resource, ExecutionContext, CancellationToken).ConfigureAwait(false);
        var written = false;
        foreach (var argument in arguments)
        {
            if (ExpressionOf(argument) is { } text)
            {
                StartOnce("args", Writer.WriteStartArray, ref written);
                Writer.WriteStringValue(text);
            }
        }

        if (written)
        {
            Writer.WriteEndArray();
        }
    }

    /// <summary>Writes the connection string of a resource as <c>connectionString</c>, where it has one.</summary>
    /// <param name="resource">The resource.</param>
    public void WriteConnectionString(IResource resource)
    {
        if (resource is IResourceWithConnectionString { ConnectionStringExpression: { } expression })
        {
            Writer.WriteString("connectionString", ExpressionOf(expression));
        }
    }

    /// <summary>Writes the endpoints of a resource as <c>bindings</c>, where it has any; those without a port get one from 8000 on.</summary>
    /// <param name="resource">The resource.</param>
    public void WriteBindings(IResource resource) => BindingsWriter.Write(Writer, resource.ResolveEndpoints(_ports));

    /// <summary>Writes what describes a container: image or build, arguments, mounts, variables, endpoints.</summary>
    /// <param name="container">The container.</param>
    /// <exception cref="DistributedApplicationException">The container has neither image nor build.</exception>
    public Task WriteContainerAsync(ContainerResource container) => ContainerWriter.WriteAsync(this, container);

    /// <summary>Has the manifest hold the resources that a value is made of and that are not part of the model, such as generated passwords.</summary>
    /// <param name="value">The value.</param>
    public void TryAddDependentResources(object? value)
    {
        switch (PublishValues.Unwrap(value))
        {
            case IResource resource:
                References.Add(resource);
                break;
            case IValueWithReferences made:
                if (made is ReferenceExpression expression)
                {
                    References.Expressions.Write(expression);
                }

                if (_visiting.Add(made))
                {
                    foreach (var part in made.References)
                    {
                        TryAddDependentResources(part);
                    }

                    _visiting.Remove(made);
                }

                break;
        }
    }

    internal string? ExpressionOf(object? value)
    {
        var text = References.Expressions.Write(value);
        TryAddDependentResources(value);
        return text;
    }

    private static void StartOnce(string name, Action<string> start, ref bool started)
    {
        if (!started)
        {
            start(name);
            started = true;
        }
    }
}
