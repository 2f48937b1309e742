namespace EnvMap.Tools.Containers;

internal static class EndpointAddressExtensions
{
    /// <summary>The <c>host:port</c> of an endpoint, as the one who asks sees it.</summary>
    public static async Task<string> GetAddressAsync(this EndpointReference endpoint, ValueProviderContext seenFrom, CancellationToken cancellationToken)
    {
        // A process is given the number: localhost would be two addresses, of which one may not answer.
        var property = seenFrom.Caller?.IsContainer() is true ? EndpointProperty.Host : EndpointProperty.IPV4Host;
        var host = await endpoint.Property(property).GetValueAsync(seenFrom, cancellationToken);
        var port = await endpoint.Property(EndpointProperty.Port).GetValueAsync(seenFrom, cancellationToken);
        return $"{host}:{port}";
    }
}
