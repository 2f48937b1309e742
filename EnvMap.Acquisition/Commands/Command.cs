namespace EnvMap.Acquisition;

internal sealed record Command(string Name, IReadOnlyList<string> Arguments)
{
    public string? WorkingDirectory { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public override string ToString() => string.Join(' ', [Name, .. Arguments]);
}
