using EnvMap.Tools.Publishing;

namespace EnvMap.Tools.Containers;

internal static class EndpointAddressExtensions
{
    /// <summary>The <c>host:port</c> of an endpoint, as the one who asks sees it; in a publish an expression for each.</summary>
    public static async Task<string> GetAddressAsync(this EndpointReference endpoint, ValueProviderContext seenFrom, CancellationToken cancellationToken)
    {
        if (seenFrom.ExecutionContext is { IsPublishMode: true })
        {
            // The port that it listens on: whoever asks stands in the same network.
            return $"{await Property(EndpointProperty.Host)}:{await Property(EndpointProperty.TargetPort)}";
        }
        // A process is given the number: localhost would be two addresses, of which one may not answer.
        var property = seenFrom.Caller?.IsContainer() is true ? EndpointProperty.Host : EndpointProperty.IPV4Host;
        return $"{await Property(property)}:{await Property(EndpointProperty.Port)}";

        Task<string> Property(EndpointProperty wanted) => endpoint.Property(wanted).ValueOrHoleAsync(seenFrom, cancellationToken);
    }
}
