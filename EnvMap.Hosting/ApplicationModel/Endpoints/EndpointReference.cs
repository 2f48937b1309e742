using System.Diagnostics;
using System.Text.Json;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Refers to an endpoint, which may be declared and allocated later.</summary>
[DebuggerDisplay("{Resource.Name}/{EndpointName}")]
public sealed class EndpointReference : IExpressionValue, IValueWithReferences
{
    private EndpointAnnotation? _annotation;

    /// <summary>Refers to an endpoint by name.</summary>
    /// <param name="owner">The resource that listens.</param>
    /// <param name="endpointName">The name of the endpoint.</param>
    public EndpointReference(IResourceWithEndpoints owner, string endpointName)
        : this(owner, endpointName, null)
    {
    }

    /// <summary>Refers to an endpoint by name, as seen from a network.</summary>
    /// <param name="owner">The resource that listens.</param>
    /// <param name="endpointName">The name of the endpoint.</param>
    /// <param name="contextNetworkId">The network; by default that of whoever asks.</param>
    public EndpointReference(IResourceWithEndpoints owner, string endpointName, NetworkIdentifier? contextNetworkId = null)
    {
        ArgumentNullException.ThrowIfNull(owner);
        ArgumentNullException.ThrowIfNull(endpointName);
        (Resource, EndpointName, ContextNetworkID) = (owner, endpointName, contextNetworkId);
    }

    /// <summary>Refers to a declared endpoint.</summary>
    /// <param name="owner">The resource that listens.</param>
    /// <param name="endpoint">The endpoint.</param>
    public EndpointReference(IResourceWithEndpoints owner, EndpointAnnotation endpoint)
        : this(owner, endpoint, null)
    {
    }

    /// <summary>Refers to a declared endpoint, as seen from a network.</summary>
    /// <param name="owner">The resource that listens.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="contextNetworkId">The network; by default that of whoever asks.</param>
    public EndpointReference(IResourceWithEndpoints owner, EndpointAnnotation endpoint, NetworkIdentifier? contextNetworkId)
        : this(owner, (endpoint ?? throw new ArgumentNullException(nameof(endpoint))).Name, contextNetworkId)
        => _annotation = endpoint;

    /// <summary>Gets the resource that listens.</summary>
    public IResourceWithEndpoints Resource { get; }

    /// <summary>Gets the name of the endpoint.</summary>
    public string EndpointName { get; }

    /// <summary>Gets the network from which it is seen; null for that of whoever asks.</summary>
    public NetworkIdentifier? ContextNetworkID { get; }

    /// <summary>Gets what to say where there is no such endpoint.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Gets the endpoint.</summary>
    /// <exception cref="InvalidOperationException">There is none of that name; the message lists those that there are.</exception>
    public EndpointAnnotation EndpointAnnotation => Find() ?? throw new InvalidOperationException(ErrorMessage ?? DescribeAbsence());

    /// <summary>Gets whether the endpoint is declared.</summary>
    public bool Exists => Find() is not null;

    /// <summary>Gets whether address and port are known.</summary>
    public bool IsAllocated => FindAllocation() is not null;

    /// <summary>Gets whether the scheme is http.</summary>
    public bool IsHttp => string.Equals(Scheme, "http", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets whether the scheme is https.</summary>
    public bool IsHttps => string.Equals(Scheme, "https", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets whether the endpoint's name is http or https.</summary>
    public bool IsHttpSchemeNamedEndpoint => EndpointName.Equals("http", StringComparison.OrdinalIgnoreCase)
        || EndpointName.Equals("https", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets whether the endpoint is declared and speaks TLS.</summary>
    public bool TlsEnabled => Find() is { TlsEnabled: true };

    /// <summary>Gets whether references to the whole resource leave it out.</summary>
    public bool ExcludeReferenceEndpoint => Find() is { ExcludeReferenceEndpoint: true };

    /// <summary>Gets the scheme.</summary>
    public string Scheme => EndpointAnnotation.UriScheme;

    /// <summary>Gets the port that the process listens on, where it was declared.</summary>
    public int? TargetPort => EndpointAnnotation.TargetPort;

    /// <summary>Gets the host.</summary>
    /// <exception cref="InvalidOperationException">It is not allocated yet.</exception>
    public string Host => Allocation.Address;

    /// <summary>Gets the port that others use.</summary>
    /// <exception cref="InvalidOperationException">It is not allocated yet.</exception>
    public int Port => Allocation.Port;

    /// <summary>Gets the URL.</summary>
    /// <exception cref="InvalidOperationException">It is not allocated yet.</exception>
    public string Url => Allocation.UriString;

    string IManifestExpressionProvider.ValueExpression => GetExpression(EndpointProperty.Url);

    IEnumerable<object> IValueWithReferences.References => [Resource];

    private AllocatedEndpoint Allocation => FindAllocation()
        ?? throw new InvalidOperationException($"The endpoint `{EndpointName}` is not allocated: `{Resource.Name}` gets its addresses while the application starts.");

    /// <summary>Refers to one part of the endpoint.</summary>
    /// <param name="property">The part.</param>
    /// <returns>The reference.</returns>
    public EndpointReferenceExpression Property(EndpointProperty property) => new(this, property);

    /// <summary>Chooses between two values by whether the endpoint speaks TLS.</summary>
    /// <param name="enabledValue">The value where it does.</param>
    /// <param name="disabledValue">The value where it does not.</param>
    /// <returns>The choice.</returns>
    public ReferenceExpression GetTlsValue(ReferenceExpression enabledValue, ReferenceExpression disabledValue)
        => ReferenceExpression.CreateConditional(Property(EndpointProperty.TlsEnabled), bool.TrueString, enabledValue, disabledValue);

    /// <inheritdoc/>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default)
        => Property(EndpointProperty.Url).GetValueAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<string?> GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken = default)
        => Property(EndpointProperty.Url).GetValueAsync(context, cancellationToken);

    internal string GetExpression(EndpointProperty property)
    {
        if (property is EndpointProperty.HostAndPort)
        {
            return GetExpression(EndpointProperty.Host) + ":" + GetExpression(EndpointProperty.Port);
        }

        // The manifest calls a property as the enum does, in camel case; it knows one kind of host only.
        var name = (property is EndpointProperty.IPV4Host ? EndpointProperty.Host : property).ToString();
        return Enum.IsDefined(property)
            ? $"{{{Resource.Name}.bindings.{EndpointName}.{JsonNamingPolicy.CamelCase.ConvertName(name)}}}"
            : throw new InvalidOperationException($"An endpoint has no property '{property}'; '{EndpointName}' was asked for it.");
    }

    private EndpointAnnotation? Find() => _annotation ??= Resource.Annotations
        .OfType<EndpointAnnotation>()
        .SingleOrDefault(a => a.Name.Equals(EndpointName, StringComparison.OrdinalIgnoreCase));

    private AllocatedEndpoint? FindAllocation()
        => Find()?.AllAllocatedEndpoints.Find(ContextNetworkID ?? KnownNetworkIdentifiers.LocalhostNetwork);

    private string DescribeAbsence()
    {
        var names = Resource.Annotations.OfType<EndpointAnnotation>().Select(a => $"`{a.Name}`").ToList();
        var known = names.Count == 0 ? "none" : string.Join(", ", names);
        return $"The endpoint `{EndpointName}` is not defined: the endpoints of resource `{Resource.Name}` are: {known}.";
    }
}
