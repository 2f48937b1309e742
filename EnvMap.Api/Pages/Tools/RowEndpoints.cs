using EnvMap.Api.Map;
using EnvMap.Api.Observations;
using EnvMap.Catalog;
using Microsoft.Extensions.Options;

namespace EnvMap.Api.Pages.Tools;

/// <summary>The addresses at which this instance finds what realises a row; none of other environments.</summary>
internal sealed class RowEndpoints(CurrentMap map, IOptions<ProbingOptions> probing)
{
    /// <summary>Addresses of HTTP endpoints without their path, and <c>host:port</c> of others.</summary>
    public IReadOnlyList<string> Find(Tool row, DeployEnvironment environment) => environment != map.Environment
        ? []
        :
        [
            .. probing.Value.Probes.Values
                .Where(probe => probe.Rows.Append(probe.RealisedBy).Any(name => name is not null && map.Map.Find(name) == row))
                .Select(Address)
                .OfType<string>()
                .Distinct(),
        ];

    // The target of other kinds is the name of a connection string, whose value is a secret.
    private static string? Address(ProbeSettings probe) => probe.Kind?.ToUpperInvariant() switch
    {
        "HTTP" when Uri.TryCreate(probe.Target, UriKind.Absolute, out var address) => address.GetLeftPart(UriPartial.Authority),
        "TCP" => probe.Target,
        _ => null,
    };
}
