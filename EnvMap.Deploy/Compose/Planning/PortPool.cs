namespace EnvMap.Deploy.Compose.Planning;

/// <summary>The ports of one protocol at one address, each of which one alone can have.</summary>
internal sealed class PortPool
{
    private const int First = 1024;
    private const int Last = 65535;

    private readonly HashSet<int> _taken = [];
    private int _next;

    public PortPool(IEnumerable<int> taken) => _taken.UnionWith(taken);

    public bool TryTake(int port) => _taken.Add(port);

    /// <summary>Takes the port, or the next free one after it, of which there may be none up to the last.</summary>
    public int? Take(int wanted)
    {
        for (var port = wanted; port <= Last && port < wanted + 1000; port++)
        {
            if (_taken.Add(port))
            {
                return port;
            }
        }
        for (_next = Math.Max(_next, First); _next <= Last; _next++)
        {
            if (_taken.Add(_next))
            {
                return _next;
            }
        }
        return null;
    }
}
