using EnvMap.Catalog;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tests.Mutations;

/// <summary>A small edit of what is published, after which a row's cell is no longer true.</summary>
/// <param name="Name">What it does, in a few words.</param>
/// <param name="Apply">Makes the edited copy.</param>
public sealed record Mutation(string Name, Func<PublishedProfile, PublishedProfile> Apply)
{
    /// <summary>The environment whose cell it makes untrue; null for every one.</summary>
    public DeployEnvironment? Only { get; init; }

    /// <summary>The other rows whose cells it may make untrue too.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    public override string ToString() => Name;
}
