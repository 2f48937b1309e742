namespace EnvMap.Deploy.Compose.Secrets;

/// <summary>What a generated secret is made of.</summary>
internal sealed record SecretRules
{
    public int Length { get; init; } = 32;

    public bool Lower { get; init; } = true;

    public bool Upper { get; init; } = true;

    public bool Digits { get; init; } = true;

    public bool Marks { get; init; } = true;

    public int MinLower { get; init; }

    public int MinUpper { get; init; }

    public int MinDigits { get; init; }

    public int MinMarks { get; init; }
}
