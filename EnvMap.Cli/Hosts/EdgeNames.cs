using System.Text;
using EnvMap.Catalog;
using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Cli.Running;
using EnvMap.Deploy;
using EnvMap.Deploy.Manifests;
using EnvMap.Deploy.Manifests.Expressions;

namespace EnvMap.Cli.Hosts;

// The host names that the edge of a published profile answers to.
internal sealed record EdgeNames(DeployEnvironment Environment, IReadOnlyList<string> Hosts)
{
    private const string HostsRow = "/etc/hosts";
    private const string RouterRow = "Router DNS";
    private const string NotThere = "❌";

    // Null where there are none; the reason is among the problems.
    public static EdgeNames? Read(string folder, DeployEnvironment? expected, string? domain, bool forRouter, List<CatalogProblem> problems)
    {
        if (!Directory.Exists(folder))
        {
            problems.Add(Problem(folder, "There is no such folder. Publish the profile first: envmap publish."));
            return null;
        }
        if (DeploySource.Read(folder, problems) is not { } source)
        {
            return null;
        }
        if (source.Profile is not { } profile)
        {
            problems.Add(Problem(folder, $"There is no {ProfileDocument.FileName} in it, which says what the edge passes on. Name the folder of a published profile."));
            return null;
        }
        if (expected is { } environment && environment != profile.Environment)
        {
            problems.Add(Problem(folder, $"It holds a profile of {profile.Environment.ToSlug()}, not of {environment.ToSlug()}. Leave --environment out, or name another folder."));
            return null;
        }
        var row = forRouter ? RouterRow : HostsRow;
        if (profile.Rows.FirstOrDefault(candidate => candidate.Row == row) is { Cell: NotThere })
        {
            problems.Add(Problem(folder, $"The map has '{row}' as {NotThere} in {profile.Environment.ToColumn()}. Change its cell and publish again, or let a DNS server have the names."));
            return null;
        }
        if (profile.Edge is not { } edge)
        {
            problems.Add(Problem(folder, $"{profile.Name} has no edge of its own, so there are no names for it. Name a profile with Nginx or Traefik, such as {profile.Environment.ToSlug()}-0."));
            return null;
        }
        if ((domain ?? DomainOf(source.Manifest, edge, folder, problems)) is not { } under)
        {
            return null;
        }
        string[] hosts = [.. profile.Resources.Values.SelectMany(resource => resource.EdgeRoutes).Select(route => $"{route.Host}.{under}").Distinct().Order(StringComparer.Ordinal)];
        var wrong = hosts.Where(host => !IsHostName(host)).ToList();
        problems.AddRange(wrong.Select(host => Problem(
            Path.Combine(folder, ProfileDocument.FileName), $"'{host.ReplaceLineEndings("\\n")}' is no host name. Publish the profile again, and have each host be of letters, digits and hyphens.")));
        return wrong.Count > 0 ? null : new EdgeNames(profile.Environment, hosts);
    }

    /// <summary>Whether a hosts file and a DNS server take the name as it is.</summary>
    public static bool IsHostName(string text) => Ascii.IsValid(text) && Uri.CheckHostName(text) is UriHostNameType.Dns;

    private static string? DomainOf(Manifest manifest, EdgeDocument edge, string folder, List<CatalogProblem> problems)
    {
        var (text, found) = ManifestFiles.Read(manifest, edge.Domain, Path.Combine(folder, ProfileDocument.FileName));
        problems.AddRange(found);
        var resolved = new ManifestResolver(manifest, new GivenValues()).Resolve(text);
        if (!resolved.Missing.Any() && IsHostName(resolved.ToString()))
        {
            return resolved.ToString();
        }
        problems.Add(Problem(folder, $"'{resolved}', the domain of its edge, is no domain. Name one with --domain."));
        return null;
    }

    private static CatalogProblem Problem(string path, string message) => new(path, 0, 0, message, ProblemSeverity.Error);

    private sealed class GivenValues : IManifestAddresses
    {
        public ManifestAddress AddressOf(ManifestBinding binding) => ManifestAddress.Of(binding.Resource, binding.Port ?? binding.TargetPort ?? 80);

        public ResolvedPiece InputOf(ManifestInput input, IReadOnlyList<string> filters) =>
            ResolvedPiece.Literal(GivenParameters.Of(input.Resource) ?? input.Default?.Raw ?? "");

        public ResolvedPiece? OutputOf(ManifestOutput output) => null;
    }
}
