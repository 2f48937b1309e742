using System.Net;
using System.Net.Http.Headers;
using k8s;

namespace EnvMap.Hosting.Dcp;

/// <summary>An authenticated HTTP/2 client for one API server; the package brings TLS with DCP's own authority.</summary>
internal sealed class DcpConnection : IDisposable
{
    private readonly Kubernetes _kubernetes;

    public DcpConnection(DcpKubeconfig kubeconfig)
    {
        _kubernetes = new Kubernetes(kubeconfig.ToConfiguration());
        Http = _kubernetes.HttpClient;
        Http.BaseAddress = new Uri(kubeconfig.Server);
        Http.Timeout = Timeout.InfiniteTimeSpan;
        Http.DefaultRequestVersion = HttpVersion.Version20;
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", kubeconfig.Token);
    }

    public HttpClient Http { get; }

    public void Dispose() => _kubernetes.Dispose();
}
