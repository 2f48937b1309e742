using System.ComponentModel.DataAnnotations;

namespace EnvMap.Api.Reports;

/// <summary>Accepts a commit's hash, with a hash of what differed from it behind <c>-</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CommitNameAttribute() : RegularExpressionAttribute("[0-9a-fA-F]{7,64}(-[0-9a-fA-F]{7,64})?")
{
    /// <inheritdoc/>
    public override string FormatErrorMessage(string name) =>
        $"{name} must be 7 to 64 hexadecimal digits, and as many behind '-' where files differ from the commit.";
}
