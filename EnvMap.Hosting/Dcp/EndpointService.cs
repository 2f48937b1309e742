using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dcp.Model;

namespace EnvMap.Hosting.Dcp;

/// <summary>An endpoint and the service that stands for it in DCP.</summary>
internal sealed record EndpointService(IResource Resource, EndpointAnnotation Endpoint, Service Service)
{
    public string Name => Service.Metadata.Name;

    /// <summary>DCP replaces it in arguments and variables by the port that the process is to listen on.</summary>
    public string PortExpression => $$$"""{{- portForServing "{{{Name}}}" -}}""";

    /// <summary>Records where containers find the endpoint.</summary>
    public void AllocateInContainerNetwork(string host, int port)
        => Endpoint.AllAllocatedEndpoints.AddOrUpdateAllocatedEndpoint(
            KnownNetworkIdentifiers.DefaultAspireContainerNetwork,
            new(Endpoint, host, port, EndpointBindingMode.SingleAddress, PortExpression, KnownNetworkIdentifiers.DefaultAspireContainerNetwork));

    public ServiceProducer ToProducer() => new()
    {
        ServiceName = Name,
        Address = TargetHost.IsConcrete(Endpoint.TargetHost) ? Endpoint.TargetHost.Trim('[', ']') : null,
        Port = Endpoint.TargetPort
    };
}
