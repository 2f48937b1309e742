using System.Collections;
using System.ComponentModel.DataAnnotations;

namespace EnvMap.Api.Reports;

/// <summary>Rejects a list that has null among its items, which no annotation of a type forbids.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NoNullsAttribute() : ValidationAttribute("{0} has null among its items.")
{
    /// <inheritdoc/>
    public override bool IsValid(object? value) => value is not IEnumerable items || items.Cast<object?>().All(item => item is not null);
}
