using System.ComponentModel.DataAnnotations;

namespace EnvMap.Api.Reports;

/// <summary>One thing in which what runs is not what was published.</summary>
public sealed record DriftFinding
{
    /// <summary>In health alone; it says nothing of drift.</summary>
    private const string Health = "health";

    /// <summary>The service; required.</summary>
    [Required, StringLength(200)]
    public string? Service { get; init; }

    /// <summary>The rows of the map that the service realises, by name or id.</summary>
    [MaxLength(100), NoNulls]
    public IReadOnlyList<string> Rows { get; init; } = [];

    /// <summary>In what it differs, such as <c>environment</c>; required.</summary>
    [Required, StringLength(50)]
    public string? Aspect { get; init; }

    /// <summary>Which part of that, such as the name of a variable.</summary>
    [StringLength(500)]
    public string? Item { get; init; }

    /// <summary>All of it in a sentence without secrets; required.</summary>
    [Required, StringLength(2000)]
    public string? Message { get; init; }

    internal bool IsDrift => Aspect is not Health;
}
