using System.Text.Json.Serialization;
using EnvMap.Catalog;

namespace EnvMap.Deploy.Compose.Inputs;

/// <summary>Every value and secret that a profile needs, and where each comes from.</summary>
public sealed record InputReport
{
    /// <summary>The profile; null where there is a manifest alone.</summary>
    public string? Profile { get; init; }

    /// <summary>The Compose folder that they are for; it need not be there.</summary>
    public required string Folder { get; init; }

    /// <summary>Settings of the Compose file first, then inputs of the manifest.</summary>
    public IReadOnlyList<NeededInput> Inputs { get; init; } = [];

    /// <summary>What is missing, so that nothing can be started: a sentence each, with the cure.</summary>
    public IReadOnlyList<string> Open { get; init; } = [];

    /// <summary>What is wrong, and values that are given in vain; with an error among them there are no inputs.</summary>
    [JsonIgnore]
    public IReadOnlyList<CatalogProblem> Problems { get; init; } = [];
}
