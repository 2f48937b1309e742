namespace EnvMap.Tools.Evidence;

/// <summary>The checks of the rows that EnvMap realises.</summary>
public static class RowEvidences
{
    private static readonly Dictionary<string, IRowEvidence> s_byRow = typeof(RowEvidences).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IRowEvidence)))
        .Select(type => (IRowEvidence)Activator.CreateInstance(type)!)
        .ToDictionary(evidence => evidence.Row, StringComparer.OrdinalIgnoreCase);

    /// <summary>All checks, in the order of their rows' names.</summary>
    public static IReadOnlyList<IRowEvidence> All { get; } = [.. s_byRow.Values.OrderBy(evidence => evidence.Row, StringComparer.Ordinal)];

    /// <summary>The check of a row; null where nothing realises the row.</summary>
    public static IRowEvidence? Of(string row) => s_byRow.GetValueOrDefault(row);
}
