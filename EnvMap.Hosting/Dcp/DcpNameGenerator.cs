using System.Collections.Immutable;
using System.Security.Cryptography;
using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Hosting.Dcp;

/// <summary>Names what DCP runs: the name of the resource and a suffix of its own for each run.</summary>
internal static class DcpNameGenerator
{
    private const int SuffixLength = 8;
    private const string Letters = "abcdefghjkmnpqrstuvwxyz";

    public static ImmutableArray<ResourceInstance> Instances(IResource resource, string? globalSuffix)
    {
        var count = resource.GetReplicaCount();
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var suffix = new string(RandomNumberGenerator.GetItems<char>(Letters, SuffixLength));
            var whole = string.IsNullOrEmpty(globalSuffix) ? suffix : $"{suffix}-{globalSuffix}";
            return new ResourceInstance($"{resource.Name}-{whole}", whole, i);
        })];
    }

    public static string Service(IResource resource, EndpointAnnotation endpoint)
        => resource.Annotations.OfType<EndpointAnnotation>().Count() > 1 ? $"{resource.Name}-{endpoint.Name}" : resource.Name;
}
