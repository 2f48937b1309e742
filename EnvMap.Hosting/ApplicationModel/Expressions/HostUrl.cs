namespace Aspire.Hosting.ApplicationModel;

/// <summary>A URL on this machine, which a container reaches under another host name.</summary>
/// <param name="Url">The URL as it is on this machine.</param>
public record HostUrl(string Url) : IExpressionValue
{
    string IManifestExpressionProvider.ValueExpression => Url;

    ValueTask<string?> IValueProvider.GetValueAsync(CancellationToken cancellationToken) => new(Url);
}
