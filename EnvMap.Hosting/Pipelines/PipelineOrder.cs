namespace Aspire.Hosting.Pipelines;

/// <summary>Which steps go before which, both ways of saying so taken together.</summary>
internal sealed class PipelineOrder
{
    private readonly Dictionary<string, PipelineStep> _steps;
    private readonly Dictionary<string, List<string>> _before;

    public PipelineOrder(IReadOnlyList<PipelineStep> steps)
    {
        _steps = steps.ToDictionary(s => s.Name, StringComparer.Ordinal);
        _before = steps.ToDictionary(s => s.Name, s => s.DependsOnSteps.ToList(), StringComparer.Ordinal);
        foreach (var step in steps)
        {
            if (step.DependsOnSteps.FirstOrDefault(n => !_steps.ContainsKey(n)) is { } missing)
            {
                throw new InvalidOperationException($"Step '{step.Name}' depends on unknown step '{missing}'");
            }

            foreach (var later in step.RequiredBySteps)
            {
                if (!_before.TryGetValue(later, out var before))
                {
                    throw new InvalidOperationException($"Step '{step.Name}' is required by unknown step '{later}'");
                }

                before.Add(step.Name);
            }
        }
    }

    public IReadOnlyList<string> Before(PipelineStep step) => _before[step.Name];

    /// <summary>The wanted step after those that go before it; without a wanted one, all.</summary>
    public IReadOnlyList<PipelineStep> Select(string? wanted)
    {
        if (!string.IsNullOrWhiteSpace(wanted) && !_steps.ContainsKey(wanted))
        {
            throw new InvalidOperationException($"Step '{wanted}' not found in pipeline. Available steps: {string.Join(", ", _steps.Keys.Select(n => $"'{n}'"))}");
        }

        var ordered = new List<PipelineStep>();
        var path = new List<string>();
        foreach (var name in string.IsNullOrWhiteSpace(wanted) ? _steps.Values.Where(s => !s.RunsOnlyWhenNeeded).Select(s => s.Name) : [wanted])
        {
            Visit(name);
        }

        return ordered;

        void Visit(string name)
        {
            if (path.Contains(name))
            {
                throw new InvalidOperationException($"Circular dependency detected in pipeline steps: {string.Join(" → ", path.SkipWhile(n => n != name).Append(name))}");
            }

            if (ordered.Contains(_steps[name]))
            {
                return;
            }

            path.Add(name);
            _before[name].ForEach(Visit);
            path.RemoveAt(path.Count - 1);
            ordered.Add(_steps[name]);
        }
    }

    /// <summary>One line for each step, with what goes before it.</summary>
    public string Describe() => string.Concat(Select(null).Select(s
        => $"{Environment.NewLine}  {s.Name}{(Before(s) is { Count: > 0 } before ? $" after {string.Join(", ", before.Distinct())}" : string.Empty)}{(s.Description is { } text ? $": {text}" : string.Empty)}"));
}
