using System.ComponentModel.DataAnnotations;

namespace EnvMap.Api.Deployments;

/// <summary>Accepts a letter, followed by at most 49 letters, digits, dots or hyphens.</summary>
public sealed class EnvironmentNameAttribute() : RegularExpressionAttribute("[A-Za-z][A-Za-z0-9.-]{0,49}")
{
    /// <inheritdoc/>
    public override string FormatErrorMessage(string name) =>
        $"{name} must start with a letter and have at most 50 letters, digits, dots or hyphens, such as 'staging'.";
}
