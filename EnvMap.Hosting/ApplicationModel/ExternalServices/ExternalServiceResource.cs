using System.Diagnostics.CodeAnalysis;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>A service outside the application.</summary>
public sealed class ExternalServiceResource : Resource
{
    /// <summary>Declares a service by address.</summary>
    /// <param name="name">The name.</param>
    /// <param name="uri">The address: absolute, without query and fragment.</param>
    /// <exception cref="ArgumentException">The address is of another form.</exception>
    public ExternalServiceResource(string name, Uri uri)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(uri);
        Uri = FindFault(uri) is { } fault ? throw new ArgumentException($"The URI for the external service {fault}.", nameof(uri)) : uri;
    }

    /// <summary>Declares a service whose address is a parameter.</summary>
    /// <param name="name">The name.</param>
    /// <param name="urlParameter">The parameter.</param>
    public ExternalServiceResource(string name, ParameterResource urlParameter)
        : base(name)
        => UrlParameter = urlParameter ?? throw new ArgumentNullException(nameof(urlParameter));

    /// <summary>Gets the address; null where it is a parameter.</summary>
    public Uri? Uri { get; }

    /// <summary>Gets the parameter that is the address; null where it is known.</summary>
    public ParameterResource? UrlParameter { get; }

    internal static bool TryParse(string? url, [NotNullWhen(true)] out Uri? uri, [NotNullWhen(false)] out string? fault)
    {
        fault = Uri.TryCreate(url, UriKind.Absolute, out uri) ? FindFault(uri) : "must be an absolute URI";
        return fault is null;
    }

    private static string? FindFault(Uri uri) => uri switch
    {
        { IsAbsoluteUri: false } => "must be absolute",
        { Fragment.Length: > 0 } => "cannot contain a fragment",
        { Query.Length: > 0 } => "cannot contain a query string",
        _ => null
    };
}
