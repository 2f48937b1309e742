namespace EnvMap.Deploy.Manifests;

/// <summary>What a generated value looks like.</summary>
public sealed record ManifestGenerate : ManifestPart
{
    /// <summary>The least number of characters.</summary>
    public required int MinLength { get; init; }

    /// <summary>Whether small letters are used; by default they are.</summary>
    public bool Lower { get; init; } = true;

    /// <summary>Whether capital letters are used; by default they are.</summary>
    public bool Upper { get; init; } = true;

    /// <summary>Whether digits are used; by default they are.</summary>
    public bool Numeric { get; init; } = true;

    /// <summary>Whether special characters are used; by default they are.</summary>
    public bool Special { get; init; } = true;

    /// <summary>The least number of small letters.</summary>
    public int MinLower { get; init; }

    /// <summary>The least number of capital letters.</summary>
    public int MinUpper { get; init; }

    /// <summary>The least number of digits.</summary>
    public int MinNumeric { get; init; }

    /// <summary>The least number of special characters.</summary>
    public int MinSpecial { get; init; }
}
