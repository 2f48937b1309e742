using System.Collections;
using System.Collections.Immutable;

namespace Aspire.Hosting.ApplicationModel;

internal static class SnapshotComparison
{
    /// <summary>Whether two snapshots say the same; their versions do not count.</summary>
    public static bool SaysTheSameAs(this CustomResourceSnapshot one, CustomResourceSnapshot other)
    {
        // Records compare immutable arrays by reference: those are compared here, and then set equal.
        var aligned = one with
        {
            Version = other.Version,
            Properties = other.Properties,
            HealthReports = other.HealthReports,
            EnvironmentVariables = other.EnvironmentVariables,
            Urls = other.Urls,
            Volumes = other.Volumes,
            Commands = other.Commands,
            Relationships = other.Relationships
        };

        return aligned == other
            && Same(one.Properties, other.Properties, PropertiesEqual)
            && Same(one.HealthReports, other.HealthReports)
            && Same(one.EnvironmentVariables, other.EnvironmentVariables)
            && Same(one.Urls, other.Urls)
            && Same(one.Volumes, other.Volumes)
            && Same(one.Commands, other.Commands)
            && Same(one.Relationships, other.Relationships);
    }

    private static bool Same<T>(ImmutableArray<T> one, ImmutableArray<T> other, Func<T, T, bool>? equal = null)
        where T : IEquatable<T>
    {
        if (one == other)
        {
            return true;
        }

        if (one.IsDefault || other.IsDefault || one.Length != other.Length)
        {
            return false;
        }

        return one.Zip(other).All(pair => equal is null ? pair.First.Equals(pair.Second) : equal(pair.First, pair.Second));
    }

    private static bool PropertiesEqual(ResourcePropertySnapshot one, ResourcePropertySnapshot other)
        => ValuesEqual(one.Value, other.Value) && one with { Value = other.Value } == other;

    private static bool ValuesEqual(object? one, object? other)
        => one is IEnumerable many and not string && other is IEnumerable others and not string
            ? many.Cast<object?>().SequenceEqual(others.Cast<object?>())
            : Equals(one, other);
}
