using EnvMap.Api.Status;
using EnvMap.Catalog;
using EnvMap.Catalog.Profiles;

namespace EnvMap.Api.Pages.Matrix;

/// <summary>A column of the matrix: one environment at one phase.</summary>
public sealed record MatrixColumn
{
    /// <summary>The environment.</summary>
    public required DeployEnvironment Environment { get; init; }

    /// <summary>The profile that is shown.</summary>
    public required Profile Profile { get; init; }

    /// <summary>The profile that the environment has now.</summary>
    public required Profile Live { get; init; }

    /// <summary>The phases that change the column.</summary>
    public required IReadOnlyList<Phase> Phases { get; init; }

    /// <summary>What is known of the environment as a whole.</summary>
    public required ColumnState Known { get; init; }

    /// <summary>What is known of the environment's cells.</summary>
    public required IReadOnlyList<CellState> States { get; init; }

    /// <summary>Whether the shown profile is the one that the environment has now.</summary>
    public bool IsLive => Profile.Name == Live.Name;

    /// <summary>How many rows are part of the profile.</summary>
    public int InEffect => Profile.Rows.Count(row => row.IsInEffect);

    /// <summary>How many cells are drifted.</summary>
    public int Drifted => States.Count(state => state.Drift is CellDrift.Drifted);

    /// <summary>How many cells are unhealthy.</summary>
    public int Unhealthy => States.Count(state => state.Health is CellHealth.Unhealthy);

    /// <summary>How many cells can be observed at all.</summary>
    public int Observed => States.Count(state => state.Drift is not CellDrift.NotObservable);

    /// <summary>Two profiles that follow each other: the shown one and the one before or after it; null where the column has one phase.</summary>
    public (ProfileName From, ProfileName To)? Step
    {
        get
        {
            var phase = Profile.Name.Phase;
            var later = Phases.Where(other => other > phase).Select(other => (Phase?)other).FirstOrDefault();
            var earlier = Phases.Where(other => other < phase).Select(other => (Phase?)other).LastOrDefault();
            return (later, earlier) switch
            {
                ({ } next, _) => (Profile.Name, Profile.Name with { Phase = next }),
                (_, { } before) => (Profile.Name with { Phase = before }, Profile.Name),
                _ => null,
            };
        }
    }
}
