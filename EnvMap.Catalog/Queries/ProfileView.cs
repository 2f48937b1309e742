using EnvMap.Catalog.Profiles;

namespace EnvMap.Catalog.Queries;

/// <summary>A profile in an answer.</summary>
public sealed record ProfileView
{
    /// <summary>The profile's name, such as <c>staging-2</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The environment.</summary>
    public required DeployEnvironment Environment { get; init; }

    /// <summary>The number of the phase that holds.</summary>
    public required int Phase { get; init; }

    /// <summary>The number of the phase that was asked for.</summary>
    public required int RequestedPhase { get; init; }

    /// <summary>Every row of the map, in the order of the file.</summary>
    public required IReadOnlyList<ProfileRowView> Rows { get; init; }

    /// <summary>What is wrong or doubtful about the profile.</summary>
    public required IReadOnlyList<CatalogProblem> Problems { get; init; }

    /// <summary>The view of a profile.</summary>
    public static ProfileView From(Profile profile) => new()
    {
        Name = profile.Name.ToString(),
        Environment = profile.Name.Environment,
        Phase = profile.Name.Phase.Number,
        RequestedPhase = profile.RequestedPhase.Number,
        Rows = [.. profile.Rows.Select(ProfileRowView.From)],
        Problems = profile.Problems,
    };
}
