using EnvMap.Catalog;

namespace EnvMap.Api.Status;

/// <summary>What <c>/api/status</c> answers, and what an event of its stream holds.</summary>
/// <param name="Version">Grows with every change of this instance's board.</param>
/// <param name="Environment">The environment that the instance is part of.</param>
/// <param name="Profile">Its profile, such as <c>local-1</c>.</param>
/// <param name="Cells">The cells; in an event of the stream only those that changed.</param>
/// <param name="Columns">The environments; in an event of the stream only those that changed.</param>
public sealed record StatusReport(
    long Version, DeployEnvironment Environment, string Profile, IReadOnlyList<CellState> Cells, IReadOnlyList<ColumnState> Columns)
{
    internal static StatusReport Of(StatusSnapshot snapshot, DeployEnvironment environment) =>
        new(snapshot.Version, environment, snapshot.Of(environment).Profile, snapshot.Cells, snapshot.Columns);

    internal static StatusReport Of(StatusSnapshot snapshot, DeployEnvironment environment, StatusSnapshot earlier) =>
        new(snapshot.Version, environment, snapshot.Of(environment).Profile, [.. snapshot.CellsSince(earlier)], [.. snapshot.ColumnsSince(earlier)]);
}
