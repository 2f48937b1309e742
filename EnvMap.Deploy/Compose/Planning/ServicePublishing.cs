using EnvMap.Deploy.Compose.Nodes;
using EnvMap.Deploy.Compose.Yaml;
using EnvMap.Deploy.Manifests;

namespace EnvMap.Deploy.Compose.Planning;

/// <summary>Which ports of the machine lead to services: those of external endpoints, each by a variable.</summary>
internal sealed class ServicePublishing
{
    private const string Loopback = "127.0.0.1";

    private readonly PlanContext _context;
    private readonly Dictionary<string, PortPool> _taken = [];
    private readonly Dictionary<ManifestBinding, ComposeText> _local = new(PartIdentity.Instance);

    // Those at loopback first: others, such as the names of images, speak of their ports.
    public ServicePublishing(PlanContext context)
    {
        _context = context;
        foreach (var workload in context.Services)
        {
            foreach (var binding in LocalOf(workload))
            {
                if (Take(workload, binding, binding.Port ?? context.Ports.Of(binding), "from this machine") is { } port)
                {
                    _local[binding] = context.Variables.Port(binding, port);
                }
            }
        }
    }

    /// <summary>The variable of the port at loopback that leads to an endpoint.</summary>
    public static ComposeText PortOf(PlanContext context, ManifestBinding binding) => context.Variables.Port(binding, binding.Port ?? context.Ports.Of(binding));

    public IReadOnlyList<ComposePort> PortsOf(ManifestWorkload workload)
    {
        var ports = new List<ComposePort>();
        foreach (var binding in LocalOf(workload).Where(_local.ContainsKey))
        {
            ports.Add(new ComposePort { Target = _context.Ports.Of(binding), Published = _local[binding], HostIp = (ComposeText)Loopback, Protocol = binding.Protocol });
        }
        foreach (var binding in workload.Bindings.Values.Except(LocalOf(workload)).Where(binding => binding.IsExternal))
        {
            if (_context.Ports.IsAlias(binding) && workload.Bindings.Values.Any(other => other != binding && other.IsExternal && _context.Ports.Of(other) == _context.Ports.Of(binding)))
            {
                _context.Ledger.Mapped(binding, "The port of HTTP serves it, without TLS.");
                continue;
            }
            if (Publish(workload, binding) is { } port)
            {
                ports.Add(port);
            }
        }
        return ports;
    }

    private IEnumerable<ManifestBinding> LocalOf(ManifestWorkload workload) =>
        workload.Bindings.Values.Where(binding => _context.DocumentOf(workload.Name).Host?.LocalEndpoints?.Contains(binding.Name) is true);

    private PortPool PoolOf(string protocol) => _taken.TryGetValue(protocol, out var pool) ? pool : _taken[protocol] = new PortPool([]);

    private ComposePort? Publish(ManifestWorkload workload, ManifestBinding binding)
    {
        var wanted = binding.Port ?? (_context.Ports.SchemeOf(binding) ?? binding.Scheme) switch { "http" => 80, "https" => 443, _ => _context.Ports.Of(binding) };
        return Take(workload, binding, wanted, "from outside") is not { } port ? null : new ComposePort
        {
            Target = _context.Ports.Of(binding),
            Published = _context.Variables.Port(binding, port),
            HostIp = _context.Variables.Address,
            Protocol = binding.Protocol,
        };
    }

    private int? Take(ManifestWorkload workload, ManifestBinding binding, int wanted, string fromWhere)
    {
        if (PoolOf(binding.Protocol).Take(wanted) is not { } port)
        {
            _context.Ledger.Lost(workload.Name, $"The endpoint '{binding.Name}' is not reached {fromWhere}: no port of the machine is left.");
            return null;
        }
        if (port != wanted)
        {
            _context.Ledger.Assumed(workload.Name, $"The endpoint '{binding.Name}' is published at port {port}, since another service has {wanted}.");
        }
        return port;
    }
}
