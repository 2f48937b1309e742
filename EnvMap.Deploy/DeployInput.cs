namespace EnvMap.Deploy;

/// <summary>What a target is made from, and where it goes.</summary>
public sealed record DeployInput
{
    /// <summary>What was published.</summary>
    public required DeploySource Source { get; init; }

    /// <summary>The folder below which each target has a folder of its own.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>The values of inputs that somebody gives, by the name of the input; null where nobody does.</summary>
    public Func<string, string?> GivenValue { get; init; } = _ => null;
}
