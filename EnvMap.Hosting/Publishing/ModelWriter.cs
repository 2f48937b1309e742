using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Publishing;

namespace EnvMap.Hosting.Publishing;

/// <summary>Writes a whole model, and after it what its expressions need: parameters outside the model, formatted parameters, choices.</summary>
internal sealed class ModelWriter(ManifestPublishingContext context)
{
    public async Task WriteAsync(DistributedApplicationModel model)
    {
        context.References.AddNames(model.Resources);
        context.Writer.WriteStartObject();
        context.Writer.WriteStartObject("resources");
        foreach (var resource in model.Resources)
        {
            await WriteAsync(resource).ConfigureAwait(false);
        }

        await WriteOutsideAsync(model).ConfigureAwait(false);
        foreach (var parameter in context.References.Expressions.FormattedParameters)
        {
            WriteFormats(parameter);
        }

        await WriteChoicesAsync().ConfigureAwait(false);
        context.Writer.WriteEndObject();
        context.Writer.WriteEndObject();
        await context.Writer.FlushAsync(context.CancellationToken).ConfigureAwait(false);
    }

    public async Task WriteAsync(IResource resource)
    {
        if (WriterOf(resource) is not { } write)
        {
            return;
        }

        context.Writer.WriteStartObject(resource.Name);
        await write().ConfigureAwait(false);
        context.Writer.WriteEndObject();
        if (resource is ParameterResource parameter)
        {
            WriteFormats(parameter);
        }
    }

    private Func<Task>? WriterOf(IResource resource)
    {
        if (resource.TryGetLastAnnotation<ManifestPublishingCallbackAnnotation>(out var annotation))
        {
            return annotation.Callback is { } callback ? () => callback(context) : null;
        }

        return () =>
        {
            switch (resource)
            {
                case ContainerResource container:
                    return context.WriteContainerAsync(container);
                case ProjectResource project:
                    return ProjectWriter.WriteAsync(context, project);
                case ExecutableResource executable:
                    return ExecutableWriter.WriteAsync(context, executable);
                case ParameterResource parameter:
                    ParameterWriter.Write(context, parameter);
                    break;
                case IResourceWithConnectionString:
                    context.Writer.WriteString("type", "value.v0");
                    context.WriteConnectionString(resource);
                    break;
                default:
                    context.Writer.WriteString("error", "This resource does not support generation in the manifest.");
                    break;
            }

            return Task.CompletedTask;
        };
    }

    // What is written may refer to more.
    private async Task WriteOutsideAsync(DistributedApplicationModel model)
    {
        var written = 0;
        for (var outside = context.References.Outside(model); written < outside.Count; outside = context.References.Outside(model))
        {
            await WriteAsync(outside[written++]).ConfigureAwait(false);
        }
    }

    private void WriteFormats(ParameterResource parameter)
    {
        foreach (var (format, name) in context.References.Expressions.Take(parameter))
        {
            context.Writer.WriteStartObject(name);
            context.Writer.WriteString("type", "annotated.string");
            context.Writer.WriteString("value", parameter.ValueExpression);
            context.Writer.WriteString("filter", format);
            context.Writer.WriteEndObject();
        }
    }

    // The publish decides, for no manifest can; what holds is written as an expression, so that no secret stands in it.
    private async Task WriteChoicesAsync()
    {
        var who = new ValueProviderContext { ExecutionContext = context.ExecutionContext };
        foreach (var choice in context.References.Expressions.Choices)
        {
            var decision = await ExpressionResolver.ResolveAsync(choice.Expression.Condition!, who, context.CancellationToken).ConfigureAwait(false);
            var holds = string.Equals(decision.Value, choice.Expression.MatchValue, StringComparison.OrdinalIgnoreCase);
            context.Writer.WriteStartObject(choice.Expression.Name!);
            context.Writer.WriteString("type", "value.v0");
            context.Writer.WriteString("connectionString", holds ? choice.WhenTrue : choice.WhenFalse);
            context.Writer.WriteEndObject();
        }
    }
}
