using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.AWS.CloudFormation;

/// <summary>An output of a stack.</summary>
/// <param name="name">The name of the output.</param>
/// <param name="resource">The stack.</param>
public class StackOutputReference(string name, ICloudFormationResource resource) : IManifestExpressionProvider, IValueProvider, IValueWithReferences
{
    /// <summary>Gets the name of the output.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the stack.</summary>
    public ICloudFormationResource Resource { get; } = resource;

    /// <summary>Gets the value, which no stack has in this engine: it provisions none.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public string? Value => throw new InvalidOperationException(
        $"The output '{Name}' of the stack '{Resource.Name}' is known only where the stack is provisioned, which this engine does not do: it publishes it. Build the AppHost with AspireEngine=official to provision it in a run.");

    /// <inheritdoc/>
    public string ValueExpression => $"{{{Resource.Name}.output.{Name}}}";

    IEnumerable<object> IValueWithReferences.References => [Resource];

    /// <summary>Gets the value once the stack is provisioned.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidOperationException">The stack is not provisioned.</exception>
    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default)
    {
        if (Resource.ProvisioningTaskCompletionSource is { } provisioning)
        {
            await provisioning.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        return Value;
    }
}
