using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Tests.Hosting.Publishing.OfficialExpectations;

/// <summary>A custom value that stands in a manifest as <paramref name="expression"/>.</summary>
internal sealed class ExpectationValue(string expression) : IValueProvider, IManifestExpressionProvider
{
    public string ValueExpression => expression;

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new("any");
}
