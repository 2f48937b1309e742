using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace EnvMap.Hosting.Dcp;

/// <summary>Names what DCP runs: the name of the resource and a suffix, of its own for each run, or of the AppHost for what outlives a run.</summary>
internal sealed partial class DcpNameGenerator(IOptions<DcpOptions> options, IConfiguration configuration, IHostEnvironment environment)
{
    private const int SuffixLength = 8;
    private const int LongestApplicationName = 32;
    private const string Letters = "abcdefghjkmnpqrstuvwxyz";

    public ImmutableArray<ResourceInstance> Instances(IResource resource)
        => [.. Enumerable.Range(0, resource.GetReplicaCount()).Select(i =>
        {
            var suffix = Suffix(resource.IsPersistent());
            var whole = string.IsNullOrEmpty(options.Value.ResourceNameSuffix) ? suffix : $"{suffix}-{options.Value.ResourceNameSuffix}";
            var name = resource.TryGetLastAnnotation<ContainerNameAnnotation>(out var fixedName) ? fixedName.Name : $"{resource.Name}-{whole}";
            return new ResourceInstance(name, whole, i);
        })];

    public string Network(bool isPersistent)
    {
        var application = NotInNetworkName().Replace(environment.ApplicationName, string.Empty);
        return $"aspire-{(isPersistent ? "persistent" : "session")}-network-{Suffix(isPersistent)}-{application[..Math.Min(application.Length, LongestApplicationName)]}";
    }

    public static string Service(IResource resource, EndpointAnnotation endpoint)
        => resource.Annotations.OfType<EndpointAnnotation>().Count() > 1 ? $"{resource.Name}-{endpoint.Name}" : resource.Name;

    private string Suffix(bool isPersistent)
        => isPersistent ? configuration["AppHost:Sha256"]![..SuffixLength].ToLowerInvariant() : RandomNumberGenerator.GetString(Letters, SuffixLength);

    [GeneratedRegex(@"\.?AppHost$|[^A-Za-z0-9_.-]", RegexOptions.IgnoreCase)]
    private static partial Regex NotInNetworkName();
}
