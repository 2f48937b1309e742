using System.ComponentModel.DataAnnotations;

namespace EnvMap.Api.Deployments;

/// <summary>Rejects times that lie more than five minutes, for clocks that differ, in the future.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class NotInFutureAttribute : ValidationAttribute
{
    private static readonly TimeSpan s_tolerance = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        var now = validationContext.GetRequiredService<TimeProvider>().GetUtcNow();
        return value is DateTimeOffset time && time > now + s_tolerance
            ? new ValidationResult($"{validationContext.DisplayName} lies in the future.", [validationContext.MemberName!])
            : ValidationResult.Success;
    }
}
