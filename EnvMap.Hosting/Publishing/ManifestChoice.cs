using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Hosting.Publishing;

/// <summary>A choice that a manifest refers to, and what either side of it is written as.</summary>
internal sealed class ManifestChoice(ReferenceExpression expression)
{
    public ReferenceExpression Expression { get; } = expression;

    public string WhenTrue { get; set; } = string.Empty;

    public string WhenFalse { get; set; } = string.Empty;
}
