namespace Aspire.Hosting.ApplicationModel;

/// <summary>An argument of an image's build.</summary>
/// <param name="name">The name.</param>
/// <param name="value">The value; null takes the variable of that name.</param>
[Obsolete("Use WithBuildArg on the container instead.")]
public sealed class DockerBuildArg(string name, object? value = null)
{
    /// <summary>Gets the name.</summary>
    public string Name { get; init; } = name ?? throw new ArgumentNullException(nameof(name));

    /// <summary>Gets the value; null takes the variable of that name.</summary>
    public object? Value { get; init; } = value;
}
