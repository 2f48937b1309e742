using EnvMap.Hosting.Dcp;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A URL on this machine, which a container reaches under another host name and port.</summary>
/// <param name="Url">The URL as it is on this machine.</param>
public record HostUrl(string Url) : IExpressionValue
{
    string IManifestExpressionProvider.ValueExpression => Url;

    ValueTask<string?> IValueProvider.GetValueAsync(CancellationToken cancellationToken) => new(Url);

    async ValueTask<string?> IValueProvider.GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken)
        => context.NetworkOrDefault == KnownNetworkIdentifiers.DefaultAspireContainerNetwork
            && context.ExecutionContext is { IsRunMode: true, ServicesOrNull: { } services } && services.GetService<ContainerTunnel>() is { } tunnel
                ? await tunnel.TranslateAsync(Url, cancellationToken).ConfigureAwait(false)
                : Url;
}
