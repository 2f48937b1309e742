using EnvMap.Catalog;

namespace EnvMap.Tools.Evidence;

/// <summary>The check of a row's cells: one class a row, in the folder of its tool, with a constructor that takes nothing.</summary>
public interface IRowEvidence
{
    /// <summary>The name of the row, as the map has it.</summary>
    string Row { get; }

    /// <summary>The grade that the row's cell of an environment must reach to be true.</summary>
    EvidenceGrade GradeIn(DeployEnvironment environment);

    /// <summary>Whether what the cell says is built; where it is not, it counts as not realised yet.</summary>
    bool IsRealisedIn(DeployEnvironment environment) => true;

    /// <summary>A sentence for each thing that the cell says and that is not so; none where it is true.</summary>
    IEnumerable<string> Check(PublishedProfile published);

    /// <summary>The other rows that are taken in where this row is looked at as an option, because it does nothing without them.</summary>
    IReadOnlyList<string> AlongWith(DeployEnvironment environment) => [];
}
