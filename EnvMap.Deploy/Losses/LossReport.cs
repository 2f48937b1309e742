using System.Text.Json.Serialization;

namespace EnvMap.Deploy.Losses;

/// <summary>What became of everything in a manifest at one target; written as <c>loss-report.json</c>.</summary>
public sealed record LossReport
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "loss-report.json";

    /// <summary>The version of the file's format.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The target, such as <c>compose</c>.</summary>
    public required string Target { get; init; }

    /// <summary>How many single values of the manifest stand in the output.</summary>
    public required int Emitted { get; init; }

    /// <summary>How many single values are done by something else.</summary>
    public required int Mapped { get; init; }

    /// <summary>How many single values are lost.</summary>
    public required int Lost { get; init; }

    /// <summary>All that is not simply emitted: in the order of the manifest, then what is about no field.</summary>
    public required IReadOnlyList<LossEntry> Entries { get; init; }

    /// <summary>Whether anything is lost.</summary>
    [JsonIgnore]
    public bool HasLosses => Entries.Any(entry => entry.Outcome is LossOutcome.Lost);

    /// <summary>Whether a run that was asked to be strict has failed; its exit code is then 1.</summary>
    public bool Fails(bool strict) => strict && HasLosses;
}
