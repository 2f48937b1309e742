namespace Aspire.Hosting.ApplicationModel;

/// <summary>Gives a container another name in a network.</summary>
/// <param name="alias">The name.</param>
public sealed class ContainerNetworkAliasAnnotation(string alias) : IResourceAnnotation
{
    private NetworkIdentifier _network = KnownNetworkIdentifiers.DefaultAspireContainerNetwork;

    /// <summary>Gets the name.</summary>
    public string Alias { get; } = NotBlank(alias, nameof(alias));

    /// <summary>Gets or sets the network; by default the one that all containers of the application share.</summary>
    public NetworkIdentifier Network
    {
        get => _network;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            NotBlank(value.Value, nameof(value));
            _network = value;
        }
    }

    private static string NotBlank(string text, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text, name);
        return text;
    }
}
