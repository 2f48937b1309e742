namespace EnvMap.Deploy.Compose.Drift;

/// <summary>All that a container is compared by, once as it was published and once as it runs: in each aspect, values by their names.</summary>
internal sealed class ContainerShape
{
    private readonly Dictionary<DriftAspect, SortedDictionary<string, string>> _values = [];

    /// <summary>The values of an aspect; those that are empty are not among them.</summary>
    public IReadOnlyDictionary<string, string> this[DriftAspect aspect] => _values.GetValueOrDefault(aspect) ?? [];

    /// <summary>Notes a value; an empty one is as good as none.</summary>
    public void Add(DriftAspect aspect, string item, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }
        if (!_values.TryGetValue(aspect, out var values))
        {
            _values[aspect] = values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        }
        values[item] = value;
    }

    /// <summary>Notes the same value for several.</summary>
    public void AddAll(DriftAspect aspect, IEnumerable<(string Item, string Value)> values)
    {
        foreach (var (item, value) in values)
        {
            Add(aspect, item, value);
        }
    }
}
