using System.ComponentModel.DataAnnotations;

namespace EnvMap.Api.Deployments;

/// <summary>A deployment to be recorded.</summary>
public sealed record NewDeployment
{
    private const string OneLine = @"[^\p{Cc}]*";

    /// <summary>The environment's name; required.</summary>
    [Required]
    [EnvironmentName]
    public string? Environment { get; init; }

    /// <summary>What was deployed; required.</summary>
    [Required]
    [RegularExpression("[A-Za-z0-9][A-Za-z0-9._+-]{0,99}", ErrorMessage = "{0} must start with a letter or digit and have at most 100 letters, digits and . _ + -, such as '1.4.2'.")]
    public string? Version { get; init; }

    /// <summary>When it was deployed; the time of the request when it is not given.</summary>
    [NotInFuture]
    public DateTimeOffset? DeployedAt { get; init; }

    /// <summary>The source commit.</summary>
    [RegularExpression("[0-9a-fA-F]{7,64}", ErrorMessage = "{0} must be 7 to 64 hexadecimal digits.")]
    public string? Commit { get; init; }

    /// <summary>Who or what deployed it; the user who reports it when it is not given.</summary>
    [StringLength(200)]
    [RegularExpression(OneLine, ErrorMessage = "{0} must not contain control characters.")]
    public string? DeployedBy { get; init; }

    /// <summary>What became of it; succeeded when it is not given.</summary>
    public DeploymentOutcome Outcome { get; init; }
}
