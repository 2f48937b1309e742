using System.ComponentModel.DataAnnotations;
using EnvMap.Catalog;

namespace EnvMap.Api.Reports;

/// <summary>Accepts the name of an environment of the map, or another name that it goes by, in any case.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MapEnvironmentAttribute : ValidationAttribute
{
    /// <inheritdoc/>
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        ArgumentNullException.ThrowIfNull(validationContext);
        return value is not string text || DeployEnvironments.TryParse(text, out _) ? ValidationResult.Success : new ValidationResult(
            $"'{text}' is no environment. Write one of {string.Join(", ", DeployEnvironments.Names)}.{Suggestion.DidYouMean(text, DeployEnvironments.Names)}",
            validationContext.MemberName is { } member ? [member] : null);
    }
}
