using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dcp.Model;

namespace EnvMap.Hosting.Dcp;

/// <summary>The parts of a snapshot that processes and containers share.</summary>
internal static class WorkloadSnapshot
{
    public static ImmutableArray<ResourcePropertySnapshot> SetArguments(this ImmutableArray<ResourcePropertySnapshot> properties, DcpAppResource target, ImmutableArray<string> shown)
    {
        var sensitive = target.Arguments.Any(a => a.IsSensitive);
        return properties
            .SetProperty(KnownProperties.AppArgs, shown, sensitive)
            .SetProperty(KnownProperties.AppArgsSensitivity, target.Arguments.Select(a => a.IsSensitive ? 1 : 0).ToImmutableArray(), sensitive);
    }

    // DCP has replaced the ports; the arguments of the resource are the last of all, after the built file of a project.
    public static ImmutableArray<string> ShownArguments(DcpAppResource target, IReadOnlyList<string>? effective)
        => effective is not null && effective.Count >= target.Arguments.Count
            ? [.. effective.Skip(effective.Count - target.Arguments.Count)]
            : [.. target.Arguments.Select(a => a.Value!)];

    public static ImmutableArray<string> ToArray(IEnumerable<string>? values) => values is null ? [] : [.. values];

    public static ImmutableArray<EnvironmentVariableSnapshot> Variables(List<EnvVar>? declared, List<EnvVar>? effective)
    {
        var names = declared?.Select(v => v.Name).ToHashSet() ?? [];
        return [.. (effective ?? declared ?? []).Select(v => new EnvironmentVariableSnapshot(v.Name, v.Value, names.Contains(v.Name)))];
    }

    // The URLs of endpoints lead somewhere only while the resource runs.
    public static ImmutableArray<UrlSnapshot> Urls(CustomResourceSnapshot previous, ResourceStateSnapshot state)
        => [.. previous.Urls.Select(u => u.Name is null ? u : u with { IsInactive = state.Text != KnownResourceStates.Running })];
}
